package it.varco.itests.distribution;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer tells: its status, headers and body without what is drawn anew for each, and how long it is with that.
 * Two answers that tell the same are equal.
 */
record Told(int status, Map<String, List<String>> headers, String body, int length) {

    /** Tokens of forms, dialogues and cookies; references, numbers and codes that are shown; and the time of day. */
    private static final Pattern DRAWN =
            Pattern.compile("(?<=type=\"hidden\" name=\"(?:_[a-z]{1,20}|pratica)\" value=\")[^\"]+"
                    + "|(?<=pratica=|pratica%3D|__Host-varco[a-z-]{0,20}=)[A-Za-z0-9_.-]+"
                    + "|\\b[0-9A-Z]{4}(-[0-9A-Z]{4}){1,2}\\b"
                    + "|(?<=[>\"])[0-9A-HJKMNP-TV-Z]{10}(?=[<\"])"
                    + "|(?<=numero=)[0-9A-Z-]+"
                    + "|[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?Z)?");

    private static final Pattern NUMBER = Pattern.compile("\\b[0-9A-Z]{4}(-[0-9A-Z]{4}){2}\\b");

    /** The number of a request that a page tells. */
    static String number(String page) {
        Matcher number = NUMBER.matcher(page);
        if (!number.find()) {
            throw new AssertionError(page);
        }
        return number.group();
    }

    static Told of(HttpResponse<String> answer) {
        return of(answer.statusCode(), answer.headers(), answer.body());
    }

    static Told of(int status, HttpHeaders found, String body) {
        Map<String, List<String>> headers = new TreeMap<>();
        found.map()
                .forEach((name, values) ->
                        headers.put(name, values.stream().map(Told::without).toList()));
        headers.remove("date");
        headers.remove("x-ratelimit-remaining"); // counts whoever asks, whomever they name
        return new Told(status, headers, without(body), body.length());
    }

    private static String without(String text) {
        return DRAWN.matcher(text).replaceAll("*");
    }
}
