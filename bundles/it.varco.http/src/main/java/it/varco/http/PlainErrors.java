package it.varco.http;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers for whatever no servlet answered: one line of text in Italian or English and the status, nothing about the
 * request, the cause or the software.
 */
final class PlainErrors implements Request.Handler {

    /** After these the rest of the connection cannot be trusted to be a request (SEC-41). */
    private static final Set<Integer> CLOSING = Set.of(
            HttpStatus.BAD_REQUEST_400,
            HttpStatus.REQUEST_TIMEOUT_408,
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            HttpStatus.URI_TOO_LONG_414,
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final SecurityHeaders headers;

    PlainErrors(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof TimeoutException) {
            response.setStatus(HttpStatus.REQUEST_TIMEOUT_408);
        }
        int status = response.getStatus();
        HttpFields.Mutable answer = response.getHeaders();
        headers.complete(answer);
        if (CLOSING.contains(status) && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            answer.put(HttpHeader.CONNECTION, "close");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 && !answer.contains(HttpHeader.RETRY_AFTER)) {
            answer.put(HttpHeader.RETRY_AFTER, "1");
        }
        if (HttpStatus.hasNoBody(status)) {
            callback.succeeded();
            return true;
        }
        Locale language = language(request);
        answer.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        answer.put(HttpHeader.CONTENT_LANGUAGE, language.getLanguage());
        Content.Sink.write(response, true, text(status, language), callback);
        return true;
    }

    /** English if the browser names it before Italian, else Italian. */
    private static Locale language(Request request) {
        List<String> wanted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_LANGUAGE);
        for (String each : wanted) {
            String language = each.toLowerCase(Locale.ROOT);
            if (language.startsWith("it")) {
                return Locale.ITALIAN;
            }
            if (language.startsWith("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ITALIAN;
    }

    private static String text(int status, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "OSGI-INF/l10n/texts", language, PlainErrors.class.getClassLoader(), NO_FALLBACK);
        try {
            return texts.getString("http." + status) + "\n";
        } catch (MissingResourceException e) {
            return texts.getString(status < 500 ? "http.4xx" : "http.5xx") + "\n";
        }
    }
}
