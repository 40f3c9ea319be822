package it.varco.audit;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/** An administrator who asks for something. */
record Asking(Visit visit) implements Caller {

    @Override
    public Role role() {
        return Role.AMMINISTRATORE;
    }

    @Override
    public AssuranceLevel level() {
        return AssuranceLevel.HIGH;
    }

    @Override
    public Powers powers() {
        return Powers.NONE;
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.of(Events.SARA);
    }

    @Override
    public Instant provedAt() {
        return visit.at();
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.of("a-session-handle-22-ch");
    }
}
