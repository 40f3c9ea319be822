package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import java.util.Optional;

/** The records of logins that opened nothing. */
final class LoginRecords {

    private static final int LONGEST_WAY = 400; // what a detail may have; names of entities may be longer

    private final AuditTrail trail;
    private final String way;

    LoginRecords(AuditTrail trail) {
        this(trail, "");
    }

    private LoginRecords(AuditTrail trail, String way) {
        this.trail = trail;
        this.way = way;
    }

    /** Those of logins for some purpose. */
    LoginRecords of(Purpose purpose) {
        return new LoginRecords(trail, way(purpose));
    }

    /** By which of its ways a provider was to be used, as the trail tells it. */
    static String way(Purpose purpose) {
        return purpose.way().substring(0, Math.min(purpose.way().length(), LONGEST_WAY));
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
        if (!way.isEmpty()) {
            event.detail(Trail.WAY, way);
        }
        person.ifPresent(event::person);
        trail.record(event.build());
    }
}
