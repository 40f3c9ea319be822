package it.varco.api.access;

import java.util.List;
import java.util.function.Supplier;

/**
 * What became of an act of administration.
 *
 * <p>Every such act is a method of a room that takes the {@link it.varco.api.session.Caller} and asks
 * {@link AccessControl} itself, so that page, REST and shell cannot forget to (SEC-01, UX-55). Only {@link Done}
 * changed or showed anything.
 *
 * @param <T> what the act gives
 */
public sealed interface Administered<T> {

    /** It is done, and recorded. */
    record Done<T>(T result) implements Administered<T> {}

    /** The caller may not, or not yet; never {@link Decision.Granted}. The refusal is recorded. */
    record Forbidden<T>(Decision why) implements Administered<T> {}

    /** What it was to be done to does not exist, or the caller may not know of it. */
    record Unknown<T>() implements Administered<T> {}

    /** Somebody changed it since the caller looked; look again (API-07). */
    record Outdated<T>() implements Administered<T> {}

    /** What was typed is wrong: all of it at once (UX-03). */
    record Invalid<T>(List<Flaw> flaws) implements Administered<T> {}

    /**
     * A rule of the house stands against it.
     *
     * @param rule a stable code, such as {@code staff.last-administrator}
     */
    record Contrary<T>(String rule) implements Administered<T> {}

    /** Does an act if access control granted it. */
    static <T> Administered<T> ifGranted(Decision decision, Supplier<Administered<T>> act) {
        return decision.granted() ? act.get() : new Forbidden<>(decision);
    }
}
