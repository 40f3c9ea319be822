package it.varco.credential.pin;

import java.time.Instant;
import java.util.Optional;

/**
 * What happens to PINs as time goes by.
 *
 * @param validity after which a PIN must be renewed
 * @param suggestChange after which a change is suggested
 * @param forceChange whether that change cannot be put off
 * @param idle after which an unused PIN is disabled; empty for never
 * @param activation for how long an initial PIN waits for its first use
 * @param development whether the PINs of invented people count
 * @param phaseOut when the PINs of those who can have something else end
 * @source PIN-23, PIN-35, PIN-36, PIN-46, PIN-S21, CON-02, FAS-09; D-50
 */
public record PinPolicy(
        Term validity,
        Term suggestChange,
        boolean forceChange,
        Optional<Term> idle,
        Term activation,
        boolean development,
        PhaseOut phaseOut) {

    /** What the right PIN of a record leads to at an instant. */
    public Standing standing(PinRecord record, Instant at) {
        if (record.origin().demo() && !development) {
            return Standing.UNUSABLE;
        }
        Standing standing = byState(record, at);
        return standing.leadsIn() && !phaseOut.admits(record.eligible(), at) ? Standing.ENDED : standing;
    }

    private Standing byState(PinRecord record, Instant at) {
        return switch (record.state()) {
            case IN_ATTESA_PRIMO_ACCESSO ->
                activation.covers(record.setAt(), at) ? Standing.FIRST_LOGIN : Standing.UNUSABLE;
            case ATTIVO -> disabled(record, at) ? Standing.UNUSABLE : byAge(record.setAt(), at);
            case SCADUTO -> disabled(record, at) ? Standing.UNUSABLE : Standing.EXPIRED;
            case REVOCATO -> Standing.UNUSABLE;
            case DISMESSO -> Standing.ENDED;
        };
    }

    /** Why its holder can neither look at the PIN nor change it; empty if they can. */
    public Optional<Obstacle> obstacle(PinRecord record, Instant at) {
        Standing standing = standing(record, at);
        if (standing == Standing.FIRST_LOGIN) {
            return Optional.of(Obstacle.WAITING);
        }
        if (standing == Standing.ENDED) {
            return Optional.of(Obstacle.ENDED);
        }
        if (standing != Standing.UNUSABLE) {
            return Optional.empty();
        }
        if (record.origin().demo() && !development) {
            return Optional.of(Obstacle.NONE);
        }
        return Optional.of(
                switch (record.state()) {
                    case IN_ATTESA_PRIMO_ACCESSO -> Obstacle.LAPSED;
                    case ATTIVO, SCADUTO -> Obstacle.IDLE;
                    case REVOCATO -> Obstacle.REVOKED;
                    case DISMESSO -> Obstacle.ENDED;
                });
    }

    /** The record of a PIN that is used: with the day, at most once a day, and only while unused ones are disabled. */
    public PinRecord noted(PinRecord record, Instant at) {
        return record.used(idle.map(term -> Term.day(at)));
    }

    /** Whether nobody used it for too long; a PIN whose use was never noted is not disabled. */
    private boolean disabled(PinRecord record, Instant at) {
        return idle.isPresent()
                && record.lastUsed().filter(day -> !idle.get().covers(day, at)).isPresent();
    }

    private Standing byAge(Instant setAt, Instant at) {
        if (!validity.covers(setAt, at)) {
            return Standing.EXPIRED;
        }
        if (suggestChange.covers(setAt, at)) {
            return Standing.GOOD;
        }
        return forceChange ? Standing.OVERDUE : Standing.DUE;
    }
}
