package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.session.PastLogin;
import java.time.Instant;

/** A login as the trail tells of it. */
record RecordedLogin(AuditEvent event) implements PastLogin {

    @Override
    public Instant at() {
        return event.at();
    }

    @Override
    public String provider() {
        return event.details().getOrDefault(Trail.PROVIDER, "");
    }

    @Override
    public String address() {
        return event.address();
    }

    @Override
    public boolean entered() {
        return event.outcome() == Outcome.DONE;
    }
}
