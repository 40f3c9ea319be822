package it.varco.credential.spid.answer;

import java.util.Locale;

/**
 * How the level that was given has to stand to the one that was asked. An identity provider may always give more.
 *
 * @source SPID-29, SPID-76
 */
public enum Comparison {
    /** That one; more is no failure. */
    EXACT,
    /** That one or more. */
    MINIMUM,
    /** More than that one. */
    BETTER,
    /** That one or less; what was given decides what it opens. */
    MAXIMUM;

    /** The word in messages. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a level is an answer to another one that was asked. */
    boolean accepts(SpidLevel asked, SpidLevel given) {
        return this == MAXIMUM || given.compareTo(asked) > 0 || (this != BETTER && given == asked);
    }
}
