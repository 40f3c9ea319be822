package it.varco.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The page that people get where no front end answers: whole in itself, because nothing else of the site may be there
 * or within reach. Its style stands in it and is allowed by its hash, so that nothing else can be put in (SEC-28).
 */
final class ErrorPage {

    private static final String PLACE = "/OSGI-INF/error.html";
    private static final String STYLE = "<style>";
    private static final int MISDIRECTED = 421;
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String template = template();
    private final String policy = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'sha256-" + hash(style(template)) + "'",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    /** What a browser may do with it. */
    String policy() {
        return policy;
    }

    /** The page about {@code status}. The texts are our own and contain nothing that HTML would read as its own. */
    String of(int status, Locale language) {
        ResourceBundle texts = texts(language);
        String back = status == MISDIRECTED ? "" : "<p><a href=\"/\">" + texts.getString("page.back") + "</a></p>";
        return template.replace("{language}", language.getLanguage())
                .replace("{site}", texts.getString("page.site"))
                .replace("{title}", title(texts, status))
                .replace("{what}", line(status, language))
                .replace("{code}", texts.getString("page.code") + " " + status)
                .replace("{back}", back);
    }

    private static String title(ResourceBundle texts, int status) {
        return texts.getString(status < 500 ? "page.refused" : "page.failed");
    }

    /** One sentence about {@code status}. */
    static String line(int status, Locale language) {
        ResourceBundle texts = texts(language);
        try {
            return texts.getString("http." + status);
        } catch (MissingResourceException e) {
            return texts.getString(status < 500 ? "http.4xx" : "http.5xx");
        }
    }

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle("OSGI-INF/l10n/texts", language, ErrorPage.class.getClassLoader(), NO_FALLBACK);
    }

    private static String template() {
        try (InputStream in = ErrorPage.class.getResourceAsStream(PLACE)) {
            if (in == null) {
                throw new IllegalStateException("bundle without " + PLACE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String style(String page) {
        return page.substring(page.indexOf(STYLE) + STYLE.length(), page.indexOf("</style>"));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
