package it.varco.demo.idp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered: nobody keeps a copy, nobody shows it in a frame, and it loads nothing but the style sheet. */
final class Reply {

    private static final byte[] NOTHING = {};
    private static final int SEE_OTHER = 303;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /**
     * A page.
     *
     * @param scripts source of a policy for scripts
     * @param target source of a policy for where forms go
     */
    static Reply page(int status, String html, Words words, String scripts, String target) {
        Map<String, String> headers = safe();
        headers.put("Content-Type", "text/html;charset=utf-8");
        headers.put("Content-Language", words.language());
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src " + scripts + "; form-action " + target
                        + "; base-uri 'none'; frame-ancestors 'none'");
        return new Reply(status, headers, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Something else than a page. */
    static Reply file(String type, byte[] content) {
        Map<String, String> headers = safe();
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        return new Reply(200, headers, content);
    }

    /** One line for programs, and for whoever should not be here. */
    static Reply line(int status, String text) {
        Map<String, String> headers = safe();
        headers.put("Content-Type", "text/plain;charset=utf-8");
        return new Reply(status, headers, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the browser on with GET, within this site. */
    static Reply seeOther(String path) {
        Map<String, String> headers = safe();
        headers.put("Location", path);
        return new Reply(SEE_OTHER, headers, NOTHING);
    }

    private static Map<String, String> safe() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    int status() {
        return status;
    }

    /** Each once. */
    Map<String, String> headers() {
        return headers;
    }

    /** Nobody writes into it. */
    byte[] body() {
        return body;
    }
}
