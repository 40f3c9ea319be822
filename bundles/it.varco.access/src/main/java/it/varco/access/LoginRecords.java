package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import java.util.Optional;

/** The records of logins that opened nothing. */
final class LoginRecords {

    private final AuditTrail trail;

    LoginRecords(AuditTrail trail) {
        this.trail = trail;
    }

    /** A rule forbade it. */
    void refused(Visit visit, String provider, Optional<CodiceFiscale> person, String rule) {
        write(visit, Trail.LOGIN, Outcome.REFUSED, provider, person, rule);
    }

    /** It came to nothing, and nothing is said about the person. */
    void unavailable(Visit visit, String provider, Optional<CodiceFiscale> person, String rule) {
        write(visit, Trail.LOGIN_UNAVAILABLE, Outcome.UNAVAILABLE, provider, person, rule);
    }

    private void write(
            Visit visit,
            String operation,
            Outcome outcome,
            String provider,
            Optional<CodiceFiscale> person,
            String rule) {
        AuditEvent.Builder event = AuditEvent.of(visit.at(), operation, outcome)
                .visit(visit)
                .detail(Trail.PROVIDER, provider)
                .detail(Trail.RULE, rule);
        person.ifPresent(event::person);
        trail.record(event.build());
    }
}
