package it.varco.access;

import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import java.util.List;
import java.util.Optional;

/**
 * Who of the staff has a credential to sign in with, as far as the trail tells: providers keep their credentials to
 * themselves, and an invitation that nobody used yet is none.
 */
final class KnownCredentials {

    private static final int LATEST = 100;

    private final AuditTrail trail;

    KnownCredentials(AuditTrail trail) {
        this.trail = trail;
    }

    /** Whether they made one here. */
    boolean madeBy(CodiceFiscale person) {
        return !trail.latestOf(person, List.of(Trail.STAFF_ENROL), 1).isEmpty();
    }

    /** Whether they made one here, or came in as administrator with one that they did not make here. */
    boolean servesAnAdministrator(CodiceFiscale person) {
        return madeBy(person)
                || trail.latestOf(person, List.of(Trail.LOGIN, Trail.SESSION_ROLE), LATEST).stream()
                        .map(recorded -> recorded.event())
                        .filter(event -> event.outcome() == Outcome.DONE)
                        .anyMatch(event -> event.role().equals(Optional.of(Role.AMMINISTRATORE)));
    }
}
