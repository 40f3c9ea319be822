package it.varco.web;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/** Somebody who has not signed in. */
record FakeVisitor(Visit visit) implements Caller {

    @Override
    public Role role() {
        return Role.VISITATORE;
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
    public Instant provedAt() {
        return Instant.EPOCH;
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
