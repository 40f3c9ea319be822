package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open sessions: kept by the store, remembered here.
 *
 * <p>The last use of a session is noted in memory at once and in the store at most once a minute, by the executor,
 * which nobody waits for (D-62).
 */
final class SessionBook implements Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBook.class);

    private final Transactions transactions;
    private final SessionRepository repository;
    private final PersonRepository people;
    private final AuditTrail trail;
    private final Settings settings;
    private final Executor background;
    private final SessionCache cache = new SessionCache();

    SessionBook(
            Transactions transactions,
            SessionRepository repository,
            PersonRepository people,
            AuditTrail trail,
            Settings settings,
            Executor background) {
        this.transactions = transactions;
        this.repository = repository;
        this.people = people;
        this.trail = trail;
        this.settings = settings;
        this.background = background;
    }

    @Override
    public Optional<Session> find(Visit visit) {
        Optional<HeldSession> found =
                visit.session().flatMap(this::held).filter(held -> held.openAt(visit.at(), settings));
        found.filter(held -> held.use(visit.at())).ifPresent(held -> noteUse(held, visit.at()));
        return found.map(held -> new CurrentSession(visit, held, settings));
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        List<OpenSession> open = new ArrayList<>();
        for (StoredSession stored : repository.ofPerson(people.idOf(person(session)))) {
            cache.find(stored.token())
                    .or(() -> HeldSession.read(stored))
                    .filter(held -> held.openAt(session.visit().at(), settings))
                    .map(held ->
                            new Listed(stored, held.usedAt(), stored.handle().equals(session.handle())))
                    .ifPresent(open::add);
        }
        return List.copyOf(open);
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        return trail.latestOf(person(session), List.of(Trail.LOGIN), limit).stream()
                .map(RecordedEvent::event)
                .<PastLogin>map(Past::new)
                .toList();
    }

    @Override
    public boolean end(Session session, String handle) {
        String personId = people.idOf(person(session));
        try {
            return transactions.run(() -> {
                boolean own = repository.ofPerson(personId).stream()
                        .anyMatch(stored -> stored.handle().equals(handle));
                return own && endAndRecord(session, handle);
            });
        } finally {
            cache.drop(handle); // whatever became of the transaction: from now on the store is asked
        }
    }

    /**
     * Opens a session, inside the transaction of the login: the oldest of too many ends, as does the one that the
     * browser held before (SEC-08, SEC-30).
     *
     * @return handles of the sessions that ended, to be given to {@link #forget} once the transaction is committed
     */
    List<String> open(StoredSession session, Optional<SessionToken> before) {
        List<StoredSession> others = repository.ofPerson(session.personId());
        List<String> ended = new ArrayList<>();
        before.flatMap(token -> repository.find(Bytes.of(token.hash()))).ifPresent(old -> ended.add(old.handle()));
        others.stream()
                .map(StoredSession::handle)
                .filter(handle -> !ended.contains(handle))
                .skip(settings.mostSessions() - 1L)
                .forEach(ended::add);
        ended.forEach(repository::end);
        repository.open(session);
        return ended;
    }

    void forget(List<String> handles) {
        handles.forEach(cache::drop);
    }

    void sweep(Instant now) {
        cache.keepOnly(held -> held.openAt(now, settings));
        repository.sweep(now.minus(settings.idle()).minus(HeldSession.BETWEEN_WRITES), now.minus(settings.length()));
    }

    private boolean endAndRecord(Session session, String handle) {
        if (!repository.end(handle)) {
            return false;
        }
        trail.record(AuditEvent.of(session.visit().at(), Trail.SESSION_END, Outcome.DONE)
                .caller(session)
                .detail("ended", handle)
                .build());
        return true;
    }

    private Optional<HeldSession> held(SessionToken token) {
        Bytes hash = Bytes.of(token.hash());
        Optional<HeldSession> known = cache.find(hash);
        if (known.isPresent()) {
            return known;
        }
        long mark = cache.mark();
        Optional<HeldSession> read = repository.find(hash).flatMap(HeldSession::read);
        read.ifPresent(session -> cache.keep(session, mark));
        return read;
    }

    private void noteUse(HeldSession held, Instant at) {
        background.execute(() -> {
            try {
                repository.touch(held.stored().handle(), at);
            } catch (StoreException e) {
                held.notWritten();
                LOG.warn("last use of a session not noted code={}", e.code());
            }
        });
    }

    /** Whose session it is; believed only of a session that was found here (SEC-01). */
    private static CodiceFiscale person(Session session) {
        if (session instanceof CurrentSession current) {
            return current.person();
        }
        throw new IllegalArgumentException("session: expected one that this room found");
    }

    private record Listed(StoredSession stored, Instant lastUsedAt, boolean current) implements OpenSession {

        @Override
        public String handle() {
            return stored.handle();
        }

        @Override
        public String provider() {
            return stored.provider();
        }

        @Override
        public String address() {
            return stored.address();
        }

        @Override
        public Instant openedAt() {
            return stored.openedAt();
        }
    }

    private record Past(AuditEvent event) implements PastLogin {

        @Override
        public Instant at() {
            return event.at();
        }

        @Override
        public String provider() {
            return event.details().getOrDefault(Trail.PROVIDER, "");
        }

        @Override
        public String address() {
            return event.address();
        }

        @Override
        public boolean entered() {
            return event.outcome() == Outcome.DONE;
        }
    }
}
