package it.varco.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version the caller expects, as {@code If-Match} tells.
 *
 * @param version without quotes; of no version there can be for one that is weak, and empty unless {@link Form#ONE}
 * @source API-07; RFC 9110 section 13.1.1, of which a list of several versions is not taken
 */
record Expected(Form form, String version) {

    /** What was sent. */
    enum Form {
        /** Nothing. */
        ABSENT,
        /** A star. */
        ANY,
        /** One version. */
        ONE,
        /** Something else. */
        UNREADABLE
    }

    /** Nothing is changed that often, so it fits none. */
    private static final long NO_VERSION = Long.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]{0,200})\"");
    private static final String WEAK = "W/";
    private static final String STAR = "*";

    static Expected in(ContainerRequestContext request) {
        List<String> sent = request.getHeaders().getOrDefault(HttpHeaders.IF_MATCH, List.of());
        if (sent.isEmpty()) {
            return new Expected(Form.ABSENT, "");
        }
        String only = sent.size() == 1 ? sent.get(0).strip() : "";
        if (only.equals(STAR)) {
            return new Expected(Form.ANY, "");
        }
        Matcher tag = TAG.matcher(only);
        if (!tag.matches()) {
            return new Expected(Form.UNREADABLE, "");
        }
        return new Expected(Form.ONE, tag.group(1) == null ? tag.group(2) : WEAK + tag.group(2));
    }

    boolean is(Form other) {
        return form == other;
    }

    /** The version where versions are numbers: {@code any} where no particular one is expected. */
    long number(long any) {
        if (!is(Form.ONE)) {
            return any;
        }
        return NUMBER.matcher(version).matches() ? Long.parseLong(version) : NO_VERSION;
    }

    /** As a text that stands for it and for nothing else. */
    String written() {
        return form + " " + version;
    }
}
