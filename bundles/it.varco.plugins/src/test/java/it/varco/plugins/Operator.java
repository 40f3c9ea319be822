package it.varco.plugins;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/** Whoever holds the service account, or an administrator, at an instant. */
record Operator(Instant at, Role role, Optional<CodiceFiscale> codiceFiscale) implements Caller {

    static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");

    Operator(Instant at) {
        this(at, Role.SERVICE_ACCOUNT, Optional.empty());
    }

    static Operator administrator(Instant at) {
        return new Operator(at, Role.AMMINISTRATORE, Optional.of(SARA));
    }

    @Override
    public Visit visit() {
        return Visit.at(at, "127.0.0.1", "REF-0001").build();
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
    public Instant provedAt() {
        return at;
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.empty();
    }
}
