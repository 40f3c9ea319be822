package it.varco.demo.idp;

import java.time.Instant;
import java.util.Map;

/**
 * What a browser asks for.
 *
 * @param isSent whether it sends a form, and does not just look
 * @param query as it came, without the question mark; empty if there was none
 * @param fields of the form, else of the query
 * @param at when it came
 */
record Asked(boolean isSent, String path, String query, Map<String, String> fields, Words words, Instant at) {

    /** A field; empty if it is not there. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Nothing of what was typed. */
    @Override
    public String toString() {
        return "Asked[" + path + "]";
    }
}
