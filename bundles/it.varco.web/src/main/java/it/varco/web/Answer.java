package it.varco.web;

import it.varco.api.page.PageAnswer;
import it.varco.api.session.Published;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with, whole before its first byte leaves, unless it is a stream of events. Not
 * thread-safe.
 */
final class Answer {

    private static final byte[] NOTHING = {};
    private static final int SEE_OTHER = 303;

    /** All that our pages use comes from this very site, and they are shown in no other (SEC-28). */
    private static final String CONTENT_POLICY = contentPolicy("'self'");

    /** Without an origin, without scripts and forms; nothing is loaded but what is written into the file itself. */
    private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final int status;
    private final byte[] body;
    private final List<String> names = new ArrayList<>(8);
    private final List<String> values = new ArrayList<>(8);
    private boolean lengthKnown = true;
    private @Nullable Consumer<AsyncContext> rest;

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    private static String contentPolicy(String formAction) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; form-action " + formAction + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** A page, which nobody keeps a copy of. */
    static Answer page(int status, byte[] html, Language language) {
        return page(status, html, language, CONTENT_POLICY);
    }

    private static Answer page(int status, byte[] html, Language language, String policy) {
        return new Answer(status, html)
                .with("Content-Type", "text/html;charset=utf-8")
                .with("Content-Language", language.code())
                .with("Content-Security-Policy", policy)
                .with("Cache-Control", "no-store");
    }

    /**
     * A page whose form leads to another site, and to no other (SPID-36).
     *
     * @param origin of that site
     */
    static Answer departure(byte[] html, Language language, String origin) {
        return page(HttpServletResponse.SC_OK, html, language, contentPolicy(origin));
    }

    /** Sends the browser on to another site; only in answer to what it asked for with GET (D-48). */
    static Answer elsewhere(URI target) {
        return new Answer(HttpServletResponse.SC_FOUND, NOTHING)
                .with("Location", target.toString())
                .with("Cache-Control", "no-store");
    }

    /** What a provider gives out: shown where nothing of it acts. */
    static Answer published(Published document) {
        byte[] content = new byte[document.content().remaining()];
        document.content().duplicate().get(content);
        long fresh = document.fresh().toSeconds();
        return new Answer(HttpServletResponse.SC_OK, content)
                .with("Content-Type", document.mediaType())
                .with("Content-Security-Policy", SANDBOX)
                .with("Cache-Control", fresh == 0 ? "no-cache" : "public, max-age=" + fresh);
    }

    /** A page whose content is not made because only its headers were asked for. */
    static Answer headOfPage(Language language) {
        Answer answer = page(HttpServletResponse.SC_OK, NOTHING, language);
        answer.lengthKnown = false;
        return answer;
    }

    /** What came from elsewhere: kept as a file, or shown where nothing of it acts (SEC-51). */
    static Answer file(PageAnswer.SendFile file) {
        byte[] content = new byte[file.content().remaining()];
        file.content().duplicate().get(content);
        String name = "; filename=\"" + file.name() + "\"";
        Answer answer = new Answer(HttpServletResponse.SC_OK, content)
                .with("Content-Security-Policy", SANDBOX)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("X-DNS-Prefetch-Control", "off")
                .with("Cache-Control", "no-store");
        return switch (file.kind()) {
            case PDF -> answer.with("Content-Type", "application/pdf").with("Content-Disposition", "attachment" + name);
            case MAIL ->
                answer.with("Content-Type", "text/html;charset=utf-8").with("Content-Disposition", "inline" + name);
        };
    }

    /** Sends the browser on with GET. */
    static Answer seeOther(String path) {
        return new Answer(SEE_OTHER, NOTHING).with("Location", path).with("Cache-Control", "no-store");
    }

    /**
     * A stream of events, which nobody keeps.
     *
     * @param rest goes on with it, after the headers, without the thread of the request
     */
    static Answer events(Consumer<AsyncContext> rest) {
        Answer answer = new Answer(HttpServletResponse.SC_OK, NOTHING)
                .with("Content-Type", "text/event-stream;charset=utf-8")
                .with("Content-Security-Policy", CONTENT_POLICY)
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no"); // proxies would hold events back
        answer.lengthKnown = false;
        answer.rest = rest;
        return answer;
    }

    /** Anything else. */
    static Answer of(int status, byte[] body) {
        return new Answer(status, body);
    }

    /** Adds a header; one of the same name stays. */
    Answer with(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Adds a cookie, as {@link Cookies} writes it. */
    Answer cookie(String cookie) {
        return with("Set-Cookie", cookie);
    }

    int status() {
        return status;
    }

    /** Of what is behind the headers, in bytes. */
    int size() {
        return body.length;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        for (int i = 0; i < names.size(); i++) {
            response.addHeader(names.get(i), values.get(i));
        }
        if (status == HttpServletResponse.SC_NOT_MODIFIED) {
            return;
        }
        if (lengthKnown) {
            response.setContentLength(body.length);
        }
        Consumer<AsyncContext> goingOn = rest;
        if (goingOn != null) {
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            goingOn.accept(context);
        } else if (body.length > 0 && !request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
