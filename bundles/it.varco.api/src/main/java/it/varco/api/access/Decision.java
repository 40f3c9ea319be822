package it.varco.api.access;

import it.varco.api.identity.AssuranceLevel;
import java.time.Duration;

/** The answer of {@link AccessControl}. Nothing but {@link Granted} permits anything. */
public sealed interface Decision {

    /** It may be done, now and by this caller. */
    record Granted() implements Decision {}

    /** It may be done after a login that proves more. */
    record StepUpNeeded(AssuranceLevel level) implements Decision {}

    /**
     * It may be done after a new login: the proof is too old for it (SEC-71).
     *
     * @param most how old it may be
     */
    record ProofTooOld(Duration most) implements Decision {}

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
