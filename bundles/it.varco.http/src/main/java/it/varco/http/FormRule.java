package it.varco.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a form has no more fields or parts than it may have, before anybody takes it apart.
 *
 * @source SEC-41
 */
final class FormRule {

    private static final String FIELDS = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/";
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private FormRule() {}

    /** Whether the query alone is short enough. */
    static boolean allowsQuery(@Nullable String query, Limits limits) {
        return query == null || fields(query) <= limits.formFields();
    }

    /** Whether {@code body} is short enough together with the query; a body that is no form always is. */
    static boolean allowsBody(Request request, ByteArrayOutputStream body, Limits limits) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String kind = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        if (kind.startsWith(FIELDS)) {
            String query = request.getHttpURI().getQuery();
            long before = query == null ? 0 : fields(query);
            return before + fields(text(body)) <= limits.formFields();
        }
        return type == null || !kind.startsWith(PARTS) || parts(type, text(body)) <= limits.formParts();
    }

    private static String text(ByteArrayOutputStream body) {
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    private static long fields(String form) {
        return form.isEmpty() ? 0 : form.chars().filter(c -> c == '&').count() + 1;
    }

    /** Lines that begin a part; endless where nothing tells one part from the next. */
    private static long parts(String type, String body) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return Long.MAX_VALUE;
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return Pattern.compile("(?:^|\n)--" + Pattern.quote(name) + "(?!--)")
                .matcher(body)
                .results()
                .count();
    }
}
