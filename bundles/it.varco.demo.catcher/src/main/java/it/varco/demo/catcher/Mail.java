package it.varco.demo.catcher;

import java.time.Instant;
import java.util.List;

/**
 * A mail that came in, taken apart for a page.
 *
 * @param number 1 for the first since the start
 * @param from address of the envelope; may be empty
 * @param to address of the envelope
 * @param subject one line, decoded; may be empty
 * @param headers decoded, in their order
 * @param text the part that is plain text; empty if there is none
 * @param html the part that is a page; empty if there is none
 * @param size in bytes, about as many as it takes in memory
 */
record Mail(
        int number,
        Instant at,
        String from,
        String to,
        String subject,
        List<Header> headers,
        String text,
        String html,
        int size) {

    /** A line of the head. */
    record Header(String name, String value) {}
}
