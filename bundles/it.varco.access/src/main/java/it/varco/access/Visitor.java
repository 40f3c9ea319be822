package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.Optional;

/**
 * Who comes without having signed in, known by nothing but the browser.
 *
 * <p>There is no level below {@code LOW}; the role keeps a visitor from all that takes a login.
 */
record Visitor(Visit visit) implements Caller {

    /** Whoever makes a request; empty where nobody comes without a login. */
    static Optional<Caller> of(Visit visit) {
        boolean open = visit.channel() == Channel.WEB && visit.browser().isPresent();
        return open ? Optional.of(new Visitor(visit)) : Optional.empty();
    }

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
        return Instant.EPOCH; // nothing was proved
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
