package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as one request sees it.
 *
 * @param visit the request
 * @param ahead by how much the clock on the wall goes before the time by which sessions live
 * @param held what is kept of the session
 * @param life how long it lasts
 */
record CurrentSession(Visit visit, Duration ahead, HeldSession held, Settings.Life life) implements Session {

    /**
     * The session behind one that was handed out.
     *
     * @throws IllegalArgumentException if this room did not find it: whatever else it says is not believed (SEC-01)
     */
    static CurrentSession of(Session session) {
        if (session instanceof CurrentSession current) {
            return current;
        }
        throw new IllegalArgumentException("session: expected one that this room found");
    }

    /** Whose it is, as the store names them. */
    String personId() {
        return held.stored().personId();
    }

    /** On which channel it was opened. */
    Channel channel() {
        return held.holder().channel();
    }

    @Override
    public String handle() {
        return held.stored().handle();
    }

    @Override
    public Optional<String> sessionHandle() {
        return Optional.of(handle());
    }

    @Override
    public Role role() {
        return held.holder().role();
    }

    @Override
    public AssuranceLevel level() {
        return held.holder().identity().level();
    }

    @Override
    public Powers powers() {
        return held.holder().powers();
    }

    @Override
    public Optional<CodiceFiscale> codiceFiscale() {
        return Optional.of(person());
    }

    CodiceFiscale person() {
        return held.person();
    }

    @Override
    public Optional<String> name() {
        return held.holder().identity().name();
    }

    @Override
    public CredentialKind kind() {
        return held.holder().identity().kind();
    }

    @Override
    public String provider() {
        return held.stored().provider();
    }

    @Override
    public Instant provedAt() {
        return openedAt();
    }

    @Override
    public Optional<String> application() {
        return Optional.empty();
    }

    @Override
    public Instant openedAt() {
        return held.stored().openedAt().plus(ahead);
    }

    @Override
    public Instant idleEnd() {
        Instant used = visit.background() ? held.usedAt().plus(ahead) : visit.at();
        Instant end = used.plus(life.idle());
        return end.isBefore(latestEnd()) ? end : latestEnd();
    }

    @Override
    public Instant latestEnd() {
        return openedAt().plus(life.length());
    }

    /** The handle only. */
    @Override
    public String toString() {
        return "Session[" + handle() + "]";
    }
}
