package it.varco.api.access;

import it.varco.api.identity.AssuranceLevel;

/** The answer of {@link AccessControl}. Nothing but {@link Granted} permits anything. */
public sealed interface Decision {

    /** It may be done, now and by this caller. */
    record Granted() implements Decision {}

    /** It may be done after a login that proves more. */
    record StepUpNeeded(AssuranceLevel level) implements Decision {}

    /**
     * It may not be done.
     *
     * @param rule a stable code, such as {@code access.role}
     */
    record Refused(String rule) implements Decision {}

    /** Whether this is {@link Granted}. */
    default boolean granted() {
        return this instanceof Granted;
    }
}
