package it.varco.web;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The session of Maria Rossi, who does not exist. */
record FakeSession(Visit visit, String handle, String givenName, CodiceFiscale person, Role role) implements Session {

    static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A41H501Y");
    private static final Instant OPENED = Instant.parse("2026-11-21T17:05:00Z");

    @Override
    public AssuranceLevel level() {
        return AssuranceLevel.LOW;
    }

    @Override
    public Powers powers() {
        return Powers.DISPOSITIVO;
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.of(person);
    }

    @Override
    public Instant provedAt() {
        return OPENED;
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.of(handle);
    }

    @Override
    public Optional<String> name() {
        return Optional.of(givenName);
    }

    @Override
    public CredentialKind kind() {
        return new CredentialKind("pin.dispositivo");
    }

    @Override
    public String provider() {
        return "pin";
    }

    @Override
    public Instant openedAt() {
        return OPENED;
    }

    @Override
    public Instant idleEnd() {
        return OPENED.plus(Duration.ofMinutes(15));
    }

    @Override
    public Instant latestEnd() {
        return OPENED.plus(Duration.ofHours(8));
    }
}
