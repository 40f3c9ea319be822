package it.varco.api.access;

/**
 * What is wrong with one thing that was typed; the front end has the words for it.
 *
 * @param field name of the field, as in the method's documentation
 * @param kind what is wrong
 * @param expected what is allowed, in no language: {@code 3..200}, {@code PT1S..PT2H}, {@code ON|OFF}; empty where the
 *     kind says it all; for {@link Kind#REJECTED} a sentence in English
 */
public record Flaw(String field, Kind kind, String expected) {

    /** What can be wrong. */
    public enum Kind {
        /** Nothing was typed. */
        MISSING,
        /** Too short or too long; expected: the number of characters. */
        LENGTH,
        /** Not of the right shape; expected: an example. */
        SHAPE,
        /** No codice fiscale (CF-06). */
        CODICE_FISCALE,
        /** A number, duration or instant out of its range; expected: the range. */
        RANGE,
        /** None of the words that are allowed; expected: those words, with a bar between. */
        CHOICE,
        /** There is no such field. */
        UNKNOWN,
        /** Whoever it is for does not take it. */
        REJECTED
    }
}
