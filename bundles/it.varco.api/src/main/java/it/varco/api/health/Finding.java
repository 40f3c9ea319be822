package it.varco.api.health;

import java.util.Objects;

/**
 * What an examination found.
 *
 * @param name of what was examined, such as {@code store}: lower-case letters and hyphens
 * @param condition how it is
 * @param why one sentence in English for whoever has to act, without anything personal or secret; empty when well
 */
public record Finding(String name, Condition condition, String why) {

    /** None may be missing. */
    public Finding {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(why, "why");
    }

    /** All is well. */
    public static Finding well(String name) {
        return new Finding(name, Condition.GREEN, "");
    }
}
