package it.varco.notification;

import it.varco.api.notification.Message;
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
        SECRET,
        /** A link; its example is the operation to which it leads, and no other. */
        LINK;

        /** How header lines begin that declare one. */
        String header() {
            return name().toLowerCase(Locale.ROOT) + ".";
        }
    }

    private static final int LONGEST = 200;

    /** Of 256 bits in base64url, as long as one can be where a text message has a link. */
    private static final String TICKET = "A".repeat(43);

    /** As long as what fills it can be in a text message. */
    int longest() {
        return (kind == Kind.WORD ? Links.broken(example) : example).length();
    }

    /** Whether the example can be one of its kind. */
    boolean hasExample() {
        try {
            return switch (kind) {
                case WORD, SECRET -> !example.isEmpty() && example.length() <= LONGEST;
                case MOMENT -> Instant.parse(example).isAfter(Instant.MIN);
                case LINK -> link().operation().equals(example);
            };
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * An invented link to its operation.
     *
     * @throws IllegalArgumentException if the example is no operation
     */
    Message.Link link() {
        return new Message.Link(example, TICKET);
    }
}
