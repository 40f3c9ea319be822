package it.varco.web;

import it.varco.api.session.BrowserToken;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request after everything about it was read and looked at that needs no room.
 *
 * <p>What is wrong with it is told by {@link #problem()}, and then its parameters are empty; it can be answered in any
 * case.
 */
final class Incoming {

    private static final int LONGEST_ADDRESS = 45;

    private final String method;
    private final String path;
    private final Visit visit;
    private final Language language;
    private final Parameters query;
    private final Parameters form;
    private final @Nullable Problem problem;

    private Incoming(HttpServletRequest request, Visit.Builder visit, Reading reading, Language language) {
        this.method = request.getMethod();
        this.path = path(request);
        this.visit = visit.language(language.locale()).build();
        this.language = language;
        this.query = reading.query();
        this.form = reading.form();
        this.problem = reading.problem().orElse(null);
    }

    static Incoming read(HttpServletRequest request, Instant at, String reference, PublicAddress address)
            throws IOException {
        Reading reading = Reading.of(request, address);
        Visit.Builder visit = Visit.at(at, address(request), reference);
        Cookies.value(request, Cookies.SESSION).flatMap(SessionToken::parse).ifPresent(visit::session);
        Cookies.value(request, Cookies.BROWSER).flatMap(BrowserToken::parse).ifPresent(visit::browser);
        return new Incoming(request, visit, reading, language(request, reading.query()));
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        String path = rest == null ? request.getServletPath() : request.getServletPath() + rest;
        return path.isEmpty() ? Links.HOME : path; // some engines know the first page by no path at all
    }

    /** Without brackets and without the zone of a link-local address, so that it is never too long. */
    private static String address(HttpServletRequest request) {
        String whole = request.getRemoteAddr();
        String bare = whole == null ? "" : whole.replace("[", "").replace("]", "");
        int end = bare.indexOf('%') < 0 ? bare.length() : bare.indexOf('%');
        return bare.substring(0, Math.min(end, LONGEST_ADDRESS));
    }

    private static Language language(HttpServletRequest request, Parameters query) {
        return query.one("lang")
                .flatMap(Language::of)
                .or(() -> Cookies.value(request, Cookies.LANGUAGE).flatMap(Language::of))
                .orElseGet(() -> {
                    String wish = request.getHeader("Accept-Language");
                    return Language.preferred(wish == null ? "" : wish);
                });
    }

    boolean isPost() {
        return method.equals("POST");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** The address, decoded and in the one shape it can have. */
    String path() {
        return path;
    }

    Visit visit() {
        return visit;
    }

    Language language() {
        return language;
    }

    /** Whether the person just chose the language. */
    boolean choosesLanguage() {
        return query.one("lang").flatMap(Language::of).isPresent();
    }

    Parameters query() {
        return query;
    }

    Parameters form() {
        return form;
    }

    /** The first thing that is wrong with the request, if anything is. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
