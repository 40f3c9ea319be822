package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class FakeSessions implements Sessions {

    static final Open ONE = new Open("h8Xw2mVvQ0aJ", "pin", "192.0.2.7");

    private final House house;

    FakeSessions(House house) {
        this.house = house;
    }

    @Override
    public List<Role> roles(Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SessionToken> act(Visit visit, Role role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        return house.act(
                caller,
                Administration.SESSIONS_VIEW,
                "looked at sessions of " + codiceFiscale,
                () -> new Typed()
                        .person("codiceFiscale", codiceFiscale)
                        .then(() -> new Administered.Done<>(List.of(ONE))));
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        return house.act(
                caller,
                Administration.SESSIONS_END,
                "ended session " + handle + " " + reason.strip(),
                () -> new Typed()
                        .reason(reason)
                        .then(() -> handle.equals(ONE.handle())
                                ? new Administered.Done<>(ONE)
                                : new Administered.Unknown<>()));
    }

    @Override
    public Optional<Session> find(Visit visit) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public boolean end(Session session, String handle) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public boolean stillOpen(Session session) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int endOthers(Session session) {
        throw new UnsupportedOperationException("not for this front end");
    }

    /** One that is not of this request. */
    record Open(String handle, String provider, String address) implements OpenSession {

        @Override
        public Instant openedAt() {
            return House.THEN;
        }

        @Override
        public Instant lastUsedAt() {
            return House.THEN.plusSeconds(60);
        }

        @Override
        public boolean current() {
            return false;
        }
    }
}
