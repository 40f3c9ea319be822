package it.varco.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers for whatever no servlet answered, in Italian or English: a page for people, one line of text for programs,
 * with nothing about the request, the cause or the software.
 */
final class EdgeErrors implements Request.Handler {

    /**
     * After these the rest of the connection cannot be trusted to be a request (SEC-41), as after any CONNECT: who
     * sends one may go on in another language.
     */
    private static final Set<Integer> CLOSING = Set.of(
            HttpStatus.BAD_REQUEST_400,
            HttpStatus.REQUEST_TIMEOUT_408,
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            HttpStatus.URI_TOO_LONG_414,
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);

    private final SecurityHeaders headers;
    private final ErrorPage page = new ErrorPage();

    EdgeErrors(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof TimeoutException) {
            response.setStatus(HttpStatus.REQUEST_TIMEOUT_408);
        }
        int status = response.getStatus();
        HttpFields.Mutable answer = response.getHeaders();
        boolean closes = (CLOSING.contains(status) || HttpMethod.CONNECT.is(request.getMethod()))
                && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
        if (closes) {
            GuardedEndPoint.of(request).endsHere();
            answer.put(HttpHeader.CONNECTION, "close");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 && !answer.contains(HttpHeader.RETRY_AFTER)) {
            answer.put(HttpHeader.RETRY_AFTER, "1");
        }
        if (HttpStatus.hasNoBody(status)) {
            headers.complete(answer);
            callback.succeeded();
            return true;
        }
        Locale language = language(request);
        boolean forPeople = isForPeople(request, status);
        answer.put(HttpHeader.CONTENT_TYPE, (forPeople ? "text/html" : "text/plain") + ";charset=utf-8");
        answer.put(HttpHeader.CONTENT_LANGUAGE, language.getLanguage());
        answer.put(HttpHeader.VARY, "Accept, Accept-Language");
        if (forPeople) {
            answer.put("Content-Security-Policy", page.policy());
        }
        headers.complete(answer);
        String text = forPeople ? page.of(status, language) : ErrorPage.line(status, language) + "\n";
        boolean unread = closes && status != HttpStatus.REQUEST_TIMEOUT_408;
        Content.Sink.write(response, true, text, unread ? new Remainder(request, callback) : callback);
        return true;
    }

    /**
     * Browsers that open a page say that they take HTML. Of a request that was not read to its end nothing is known,
     * and a program does not mind the page.
     */
    private static boolean isForPeople(Request request, int status) {
        List<String> wanted = request.getHeaders().getCSV(HttpHeader.ACCEPT, false);
        return wanted.isEmpty()
                ? CLOSING.contains(status)
                : wanted.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("text/html"));
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
}
