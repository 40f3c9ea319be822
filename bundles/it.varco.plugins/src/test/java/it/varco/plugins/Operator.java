package it.varco.plugins;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/** Whoever holds the service account, at an instant. */
record Operator(Instant at) implements Caller {

    @Override
    public Visit visit() {
        return Visit.at(at, "127.0.0.1", "REF-0001").build();
    }

    @Override
    public Role role() {
        return Role.SERVICE_ACCOUNT;
    }

    @Override
    public AssuranceLevel level() {
        return AssuranceLevel.LOW;
    }

    @Override
    public Powers powers() {
        return Powers.NONE;
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.empty();
    }
}
