package it.varco.demo.idp;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Draws the pages. Thread-safe. */
final class Pages {

    /** What sends a form on by itself; a policy allows it by its hash, and nothing else. */
    private static final String SUBMIT = "document.forms[0].submit();";

    private static final String NO_SCRIPT = "'none'";
    private static final String TO_HERE = "'self'";

    /** Fewer than the library would escape by itself: what encodes a message stays as it is. */
    private static final Mustache.Escaper ESCAPER = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    private final Mustache.Compiler compiler =
            Mustache.compiler().withEscaper(ESCAPER).withLoader(Pages::template);
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final String submitHash = "'sha256-" + hash(SUBMIT) + "'";

    private static Reader template(String name) {
        return new InputStreamReader(resource("/OSGI-INF/templates/" + name + ".mustache"), StandardCharsets.UTF_8);
    }

    private static InputStream resource(String place) {
        InputStream stream = Pages.class.getResourceAsStream(place);
        if (stream == null) {
            throw new IllegalStateException("bundle without " + place);
        }
        return stream;
    }

    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The style sheet. */
    static byte[] style() {
        try (InputStream stream = resource("/OSGI-INF/assets/stile.css")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A page whose forms, if it has any, come back here.
     *
     * @param here address of the page, for the links that change its language; empty if it cannot be had anew
     */
    Reply page(int status, String template, Words words, String here, Map<String, Object> model) {
        return Reply.page(status, drawn(template, words, here, model), words, NO_SCRIPT, TO_HERE);
    }

    /** The page that sends a form to another site: by itself, or by a button. */
    Reply departure(Words words, String origin, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("submit", SUBMIT);
        return Reply.page(200, drawn("departure", words, "", all), words, submitHash, origin);
    }

    private String drawn(String template, Words words, String here, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("lang", words.language());
        all.put("here", here);
        all.put("hasHere", !here.isEmpty());
        all.put("t", (Mustache.Lambda) (fragment, out) -> out.write(text(words, fragment.execute())));
        return templates
                .computeIfAbsent(template, name -> compiler.compile(template(name)))
                .execute(all);
    }

    /** A key, and behind bars what fills its places, which is escaped already. */
    private static String text(Words words, String written) {
        String[] parts = written.split("\\|", -1);
        Object[] arguments = Arrays.copyOfRange(parts, 1, parts.length);
        return words.of(parts[0], arguments);
    }
}
