package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.util.Optional;

/** Whoever holds the service account of the gateway's own machine (D-46). */
record ServiceAccount(Visit visit) implements Caller {

    @Override
    public Role role() {
        return Role.SERVICE_ACCOUNT;
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
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.empty();
    }
}
