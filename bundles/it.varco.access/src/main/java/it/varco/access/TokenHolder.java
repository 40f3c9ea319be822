package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.spi.store.StoredApplication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who proves themselves by a token in the very request: the service account, or an application (D-46).
 *
 * @param visit the request
 * @param role one of the two
 * @param application identifier of the bearer token; empty for the service account
 * @param scopes names of the acts an application may do
 */
record TokenHolder(Visit visit, Role role, Optional<String> application, List<String> scopes) implements Caller {

    static TokenHolder serviceAccount(Visit visit) {
        return new TokenHolder(visit, Role.SERVICE_ACCOUNT, Optional.empty(), List.of());
    }

    static TokenHolder application(Visit visit, StoredApplication stored) {
        return new TokenHolder(visit, Role.APPLICATION, Optional.of(stored.id()), stored.scopes());
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
    public Instant provedAt() {
        return visit.at();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.empty();
    }
}
