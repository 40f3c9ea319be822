package it.varco.credential.pin;

import java.time.Instant;

/**
 * That the holder saw the rules of use.
 *
 * @param rules which version of them, 1 to 255
 * @param at when, to the millisecond
 * @source PIN-07
 */
public record Confirmation(int rules, Instant at) {

    public Confirmation {
        if (rules < 1 || rules > 255) {
            throw new IllegalArgumentException("rules: expected a version from 1 to 255");
        }
    }
}
