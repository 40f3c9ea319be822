package it.varco.catalogue;

import it.varco.api.access.Administered;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import java.util.List;
import java.util.Optional;

/** The other open sessions of whoever asks: they end in the transaction of the calling thread, or stay. */
final class MemorySessions implements Sessions {

    private final MemoryStore store;
    private volatile boolean broken;
    private volatile boolean over;

    MemorySessions(MemoryStore store) {
        this.store = store;
    }

    /** From now on none can be ended. */
    void breakDown() {
        broken = true;
    }

    /** The session of whoever asks ends. */
    void end() {
        over = true;
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
    public boolean stillOpen(Session session) {
        if (!store.inside()) {
            throw new IllegalStateException("session: expected to be held in the transaction of the outcome");
        }
        return !over;
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        if (broken) {
            throw new StoreException(
                    "store.unavailable", "expected to be reached", new IllegalStateException("broken by the test"));
        }
        store.endSessionsOf(person);
        return 1;
    }

    @Override
    public int endOthers(Session session) {
        if (broken) {
            throw new StoreException(
                    "store.unavailable", "expected to be reached", new IllegalStateException("broken by the test"));
        }
        return store.endOtherSessions();
    }

    @Override
    public Optional<Session> find(Visit visit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean end(Session session, String handle) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        throw new UnsupportedOperationException();
    }
}
