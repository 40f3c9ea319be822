package it.varco.api.health;

import it.varco.api.form.Sentence;
import java.util.Objects;

/**
 * What an examination found.
 *
 * @param name of what was examined, such as {@code store}: lower-case letters and hyphens
 * @param condition how it is
 * @param why one sentence for whoever has to act, without anything personal or secret; says nothing when well
 */
public record Finding(String name, Condition condition, Sentence why) {

    /** None may be missing. */
    public Finding {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(why, "why");
    }

    /**
     * The finding of whoever has it in one language only.
     *
     * @param why as {@link #why}; everybody is shown the same words
     */
    public Finding(String name, Condition condition, String why) {
        this(name, condition, Sentence.quoted(why));
    }

    /** All is well. */
    public static Finding well(String name) {
        return new Finding(name, Condition.GREEN, Sentence.nothing());
    }
}
