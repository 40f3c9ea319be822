package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.session.Visit;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.StoredSession;
import java.util.List;

/** Ends what else a person has open, inside the transaction of whatever changed their credential (SEC-10). */
final class OtherSessions {

    private final SessionRepository repository;
    private final AttemptRepository attempts;
    private final AuditTrail trail;

    OtherSessions(SessionRepository repository, AttemptRepository attempts, AuditTrail trail) {
        this.repository = repository;
        this.attempts = attempts;
        this.trail = trail;
    }

    /** What each end is recorded with; whose it is, whoever ends it adds. */
    static AuditEvent.Builder record(Visit visit) {
        return AuditEvent.of(visit.at(), Trail.SESSION_END, Outcome.DONE).detail(Trail.RULE, "access.other-sessions");
    }

    /**
     * Ends sessions and logins under way.
     *
     * @param kept handle of the session that goes on; empty for none
     * @param event what the end of each is recorded with
     * @return handles of those that ended
     */
    List<String> end(String personId, String kept, AuditEvent.Builder event) {
        List<String> ended = repository.ofPerson(personId).stream()
                .map(StoredSession::handle)
                .filter(handle -> !handle.equals(kept) && repository.end(handle))
                .toList();
        ended.forEach(handle -> trail.record(event.detail(Trail.ENDED, handle).build()));
        endLogins(personId);
        return ended;
    }

    /** Ends the logins under way of a person, whoever began them. */
    void endLogins(String personId) {
        attempts.endOf(personId);
    }
}
