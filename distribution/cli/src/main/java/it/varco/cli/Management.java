package it.varco.cli;

import it.varco.launcher.CannotStart;
import it.varco.launcher.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * The management interface of a gateway.
 *
 * <p>{@link HttpURLConnection} and not the newer client: 25 ms against 200 until the first answer.
 */
final class Management {

    private static final String BASE = "/api/admin/v1";
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = (int) TimeUnit.MINUTES.toMillis(5); // a long trail is long to check
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;
    private static final int HTTP_CHANGED = 412;

    private final Target target;
    private final BooleanSupplier again;

    /** The gateway of this installation. */
    Management(Target target, Waiting waiting) {
        this(target, waiting::pause);
    }

    private Management(Target target, BooleanSupplier again) {
        this.target = target;
        this.again = again;
    }

    /** A gateway elsewhere, of which nobody knows whether it is starting. */
    static Management elsewhere(Target target) {
        return new Management(target, () -> false);
    }

    Answer get(String path) {
        return call("GET", BASE + path, null, "");
    }

    /** A list whole, however many pages it has; {@code next} is in none but the answers in between. */
    Answer all(String path) {
        Answer page = get(path + "?limit=100");
        if (next(page).isEmpty()) {
            return page;
        }
        List<Map<String, Object>> items = new ArrayList<>(page.items());
        while (!next(page).isEmpty()) {
            page = get(path + "?limit=100&cursor=" + Desk.part(next(page)));
            items.addAll(page.items());
        }
        return new Answer("", Json.write(Map.of("items", items)));
    }

    private static String next(Answer page) {
        return Fields.text(page.object(), "next");
    }

    Answer post(String path, Map<String, ?> body) {
        return call("POST", BASE + path, body, "");
    }

    /** A call that asks for something without a body, such as a check. */
    Answer post(String path) {
        return call("POST", BASE + path, null, "");
    }

    /** @param ifMatch the version that was looked at; empty to do it in any case */
    Answer send(String method, String path, Map<String, ?> body, String ifMatch) {
        return call(method, BASE + path, body, ifMatch);
    }

    /** How the gateway is; the answer is the same whether it is well or not. */
    Answer health() {
        Raw raw = exchange("GET", "/health/ready", null, "");
        boolean isReport =
                raw.status() == HttpURLConnection.HTTP_OK || raw.status() == HttpURLConnection.HTTP_UNAVAILABLE;
        if (!isReport || !raw.type().contains("json")) {
            throw new Trouble(
                    Exit.UNREACHABLE, "What answers at " + target.name() + " tells nothing about its health.");
        }
        return new Answer("", raw.text());
    }

    private Answer call(String method, String path, @Nullable Map<String, ?> body, String ifMatch) {
        Raw raw = exchange(method, path, body, ifMatch);
        while (raw.isOfThePages() && again.getAsBoolean()) {
            raw = exchange(method, path, body, ifMatch);
        }
        if (raw.status() / 100 == 2) {
            return new Answer(raw.etag(), raw.text());
        }
        throw raw.type().contains("problem+json") ? problem(raw) : foreign(raw);
    }

    private Trouble foreign(Raw raw) {
        return new Trouble(
                Exit.UNREACHABLE,
                "What answers at " + target.name() + " is not the management interface (HTTP " + raw.status()
                        + "): its bundle did not start, or the feature rest is not there."
                        + " logs/varco.log, varco doctor");
    }

    /** Title, detail and reference of a problem, and what is wrong with each part. */
    private static Trouble problem(Raw raw) {
        Map<String, Object> problem = new Answer("", raw.text()).object();
        List<String> more = new ArrayList<>();
        for (Map<String, Object> error : Fields.objects(problem.get("errors"))) {
            String place = Fields.text(error, "pointer");
            more.add("  " + (place.isEmpty() ? "" : place.substring(1) + ": ") + Fields.text(error, "detail"));
        }
        String reference = Fields.text(problem, "instance");
        if (!reference.isEmpty()) {
            more.add("Reference " + reference);
        }
        int code = switch (raw.status()) {
            case HttpURLConnection.HTTP_NOT_FOUND -> Exit.NOT_FOUND;
            case HTTP_CHANGED -> Exit.CHANGED;
            default -> Exit.FAILED;
        };
        String title = Fields.text(problem, "title");
        String detail = Fields.text(problem, "detail");
        return new Trouble(code, detail.isEmpty() ? title : title + ": " + detail, more);
    }

    private record Raw(int status, String type, String etag, String text) {

        /** As the pages of the same listener answer while the interface is not there: nothing was done. */
        boolean isOfThePages() {
            boolean isKnown = status == HttpURLConnection.HTTP_SEE_OTHER
                    || status == HttpURLConnection.HTTP_NOT_FOUND
                    || status == HttpURLConnection.HTTP_BAD_METHOD
                    || status == HttpURLConnection.HTTP_UNAVAILABLE;
            return isKnown && !type.contains("problem+json");
        }
    }

    private Raw exchange(String method, String path, @Nullable Map<String, ?> body, String ifMatch) {
        try {
            HttpURLConnection connection = open(path);
            connection.setRequestMethod(method);
            if (!ifMatch.isEmpty()) {
                connection.setRequestProperty(
                        "If-Match", ifMatch.matches("[A-Za-z0-9-]+") ? '"' + ifMatch + '"' : ifMatch);
            }
            if (body != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                connection.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            return new Raw(
                    status,
                    header(connection, "Content-Type"),
                    header(connection, "ETag"),
                    text(
                            status < HttpURLConnection.HTTP_BAD_REQUEST
                                    ? connection.getInputStream()
                                    : connection.getErrorStream()));
        } catch (IOException failure) {
            throw new Trouble(
                    Exit.UNREACHABLE,
                    "The gateway does not answer at " + target.name() + " (" + CannotStart.reason(failure)
                            + "). Is it running? varco status, varco doctor");
        }
    }

    /** A redirect is never followed: the token is for this address alone. */
    private HttpURLConnection open(String path) throws IOException {
        URI address = target.address().resolve(path);
        HttpURLConnection connection = (HttpURLConnection)
                (target.isHere()
                        ? address.toURL().openConnection(Proxy.NO_PROXY)
                        : address.toURL().openConnection());
        if (connection instanceof HttpsURLConnection secured) {
            target.trust().ifPresent(secured::setSSLSocketFactory);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setRequestProperty("Host", target.host());
        connection.setRequestProperty("Accept", "application/json, application/problem+json");
        connection.setRequestProperty("Accept-Language", "en");
        connection.setRequestProperty("Authorization", "Bearer " + target.token());
        return connection;
    }

    private static String header(HttpURLConnection connection, String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value;
    }

    private static String text(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return "";
        }
        try (stream) {
            byte[] read = stream.readNBytes(LONGEST_ANSWER);
            if (stream.read() >= 0) {
                throw new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes");
            }
            return new String(read, StandardCharsets.UTF_8);
        }
    }
}
