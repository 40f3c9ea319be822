package it.varco.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request sent, read up to the first thing that is wrong with it.
 *
 * @source SEC-22, SEC-27, SEC-41, SEC-44
 */
final class Reading {

    /** Largest body of a form in bytes (SEC-41). */
    private static final int LARGEST_FORM = 64 * 1024;

    /** The same of what another site sends: a message of 256 KB in Base64, as forms encode it (SPID-40). */
    private static final int LARGEST_RETURNED = 448 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final HttpServletRequest request;
    private final PublicAddress address;
    private final boolean fromElsewhere;
    private Parameters query = Parameters.NONE;
    private Parameters form = Parameters.NONE;
    private @Nullable Problem problem;

    private Reading(HttpServletRequest request, PublicAddress address, boolean fromElsewhere) {
        this.request = request;
        this.address = address;
        this.fromElsewhere = fromElsewhere;
    }

    /** @param fromElsewhere whether the form of another site may come to its address */
    static Reading of(HttpServletRequest request, PublicAddress address, boolean fromElsewhere) throws IOException {
        Reading reading = new Reading(request, address, fromElsewhere);
        reading.problem = reading.examine();
        return reading;
    }

    /** Empty if there is a problem with it. */
    Parameters query() {
        return query;
    }

    /** Empty if there is a problem, or no form was sent. */
    Parameters form() {
        return form;
    }

    /** The first thing that is wrong, if anything is. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    private @Nullable Problem examine() throws IOException {
        if (!address.isHost(host())) {
            return Problem.MISDIRECTED;
        }
        if (!METHODS.contains(request.getMethod())) {
            return Problem.METHOD;
        }
        String sent = request.getQueryString();
        Optional<Parameters> read = sent == null ? Optional.of(Parameters.NONE) : Parameters.parse(sent);
        if (read.isEmpty()) {
            return Problem.BAD_REQUEST;
        }
        query = read.get();
        return request.getMethod().equals("POST") ? examineForm() : null;
    }

    private String host() {
        String header = request.getHeader("Host");
        return header != null ? header : request.getServerName() + ":" + request.getServerPort();
    }

    private @Nullable Problem examineForm() throws IOException {
        int largest = fromElsewhere ? LARGEST_RETURNED : LARGEST_FORM;
        if (request.getContentLengthLong() > largest) {
            return Problem.TOO_LARGE;
        }
        if (!fromElsewhere && !comesFromHere()) {
            return Problem.STALE_FORM;
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Problem.NOT_A_FORM;
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            return Problem.TOO_LARGE;
        }
        String encoded = new String(body, StandardCharsets.ISO_8859_1);
        Optional<Parameters> read = fromElsewhere ? Parameters.parseReturned(encoded) : Parameters.parseForm(encoded);
        Arrays.fill(body, (byte) 0);
        if (read.isEmpty()) {
            return Problem.BAD_REQUEST;
        }
        form = read.get();
        return null;
    }

    /**
     * Whether the browser says that one of our own pages sent the form. Under the referrer policy of this site browsers
     * write the origin {@code null}; then the other header has to say it.
     */
    private boolean comesFromHere() {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean named = origin != null && !origin.equals("null");
        boolean ours = named && address.isOrigin(origin);
        return site == null ? ours : site.equals("same-origin") && (!named || ours);
    }
}
