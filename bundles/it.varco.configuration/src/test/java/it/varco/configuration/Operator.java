package it.varco.configuration;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** An administrator, or a citizen. */
record Operator(Role role, Locale language) implements Caller {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final CodiceFiscale SARA = new CodiceFiscale("BRBSRA75C48A944X");
    static final Operator ADMINISTRATOR = new Operator(Role.AMMINISTRATORE, Locale.ENGLISH);

    @Override
    public Visit visit() {
        return Visit.at(NOON, "127.0.0.1", "REF-0001").language(language).build();
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
        return Optional.of(SARA);
    }

    @Override
    public Instant provedAt() {
        return NOON;
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.of("a-handle");
    }
}
