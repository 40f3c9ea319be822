package it.varco.itests.saml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A browser without a screen that keeps cookies as browsers do across sites: with what another site makes it post go
 * only those that say {@code SameSite=None} and {@code Secure}.
 *
 * @source SPID-84
 */
final class PlainBrowser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ELSEWHERE = "https://provider.example";

    private final URI site;
    private final Map<String, Cookie> cookies = new TreeMap<>();

    /**
     * What a site left.
     *
     * @param travels whether it goes along when another site makes the browser post
     */
    private record Cookie(String value, boolean travels) {}

    /** @param site without a slash at the end */
    PlainBrowser(URI site) {
        this.site = site;
    }

    /** Another one with the same cookies. */
    PlainBrowser copy() {
        PlainBrowser copy = new PlainBrowser(site);
        copy.cookies.putAll(cookies);
        return copy;
    }

    HttpResponse<String> get(String path) {
        return send(request(path, false).header("Sec-Fetch-Site", "same-origin").GET());
    }

    HttpResponse<String> getFromElsewhere(String path) {
        return send(request(path, true).header("Sec-Fetch-Site", "cross-site").GET());
    }

    /** What the page of another site makes a browser send. */
    HttpResponse<String> postFromElsewhere(
            String path, List<Map.Entry<String, String>> fields, Map<String, String> headers) {
        HttpRequest.Builder request = request(path, true)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", ELSEWHERE)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .POST(BodyPublishers.ofString(encoded(fields)));
        headers.forEach(request::header);
        return send(request);
    }

    /** Whether somebody is signed in. */
    boolean isIn() {
        return get("/area").statusCode() == 200;
    }

    /** The cookies that go along when another site makes it post, as a header has them. */
    String travelling() {
        return header(true);
    }

    private String header(boolean fromElsewhere) {
        return cookies.entrySet().stream()
                .filter(cookie -> !fromElsewhere || cookie.getValue().travels())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path, boolean fromElsewhere) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .timeout(PATIENCE)
                .header("Accept-Language", "it");
        String sent = header(fromElsewhere);
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] parts = header.split(";", -1);
        String name = parts[0].substring(0, parts[0].indexOf('='));
        String flags = header.toLowerCase(Locale.ROOT);
        if (flags.contains("max-age=0")) {
            cookies.remove(name);
        } else {
            boolean travels = flags.contains("samesite=none") && flags.contains("; secure");
            cookies.put(name, new Cookie(parts[0].substring(name.length() + 1), travels));
        }
    }

    static String encoded(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
