package it.varco.notification;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A place that a message fills, as its Italian template declares it.
 *
 * @param kind what fills it
 * @param example an invented value, of a word or a secret as long as one can be
 */
record Place(Kind kind, String example) {

    /** What fills a place. */
    enum Kind {
        /** A word, which may say something about the person. */
        WORD,
        /** A moment. */
        MOMENT,
        /** A secret. */
        SECRET;

        /** How header lines begin that declare one. */
        String header() {
            return name().toLowerCase(Locale.ROOT) + ".";
        }
    }

    private static final int LONGEST = 200;

    /** As long as what fills it can be in a text message. */
    int longest() {
        return (kind == Kind.WORD ? Links.broken(example) : example).length();
    }

    /** Whether the example can be one of its kind. */
    boolean hasExample() {
        if (kind != Kind.MOMENT) {
            return !example.isEmpty() && example.length() <= LONGEST;
        }
        try {
            Instant.parse(example);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
