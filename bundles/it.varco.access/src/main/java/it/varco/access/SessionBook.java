package it.varco.access;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private final OtherSessions others;
    private final PersonRepository people;
    private final AuditTrail trail;
    private final Acts acts;
    private final HeldGrants grants;
    private final RoleChoice choice;
    private final Settings settings;
    private final SteadyTime time;
    private final Executor background;
    private final SessionCache cache = new SessionCache();

    SessionBook(
            Transactions transactions,
            SessionRepository repository,
            AttemptRepository attempts,
            PersonRepository people,
            StaffRepository roles,
            AuditTrail trail,
            Acts acts,
            Settings settings,
            SteadyTime time,
            Executor background) {
        this.transactions = transactions;
        this.repository = repository;
        others = new OtherSessions(repository, attempts, trail);
        this.people = people;
        this.trail = trail;
        this.acts = acts;
        grants = new HeldGrants(roles);
        choice = new RoleChoice(new Desks(roles), trail);
        this.settings = settings;
        this.time = time;
        this.background = background;
    }

    @Override
    public Optional<Session> find(Visit visit) {
        Instant at = time.of(visit.at());
        Optional<HeldSession> found = visit.session()
                .flatMap(this::held)
                .filter(held -> held.holder().channel() == visit.channel())
                .filter(held -> !held.holder().isUndecided())
                .filter(held -> open(held, at));
        if (!visit.background()) {
            found.filter(held -> held.use(at)).ifPresent(held -> noteUse(held, at));
        }
        return found.map(held ->
                new CurrentSession(visit, Duration.between(at, visit.at()), held, settings.life(held.holder())));
    }

    @Override
    public List<Role> roles(Visit visit) {
        return brought(visit).map(choice::roles).orElseGet(List::of);
    }

    @Override
    public Optional<SessionToken> act(Visit visit, Role role) {
        SessionToken token = SessionToken.random();
        List<String> ended = new ArrayList<>();
        try {
            return transactions.run(() -> {
                ended.clear();
                return brought(visit)
                        .filter(held -> repository.hold(held.stored().handle())) // once, however often it is sent
                        .flatMap(held -> choice.of(held, role)
                                .map(desk -> choice.session(held, desk, token, visit.address(), time(visit)))
                                .map(session -> {
                                    ended.addAll(open(session, visit.session(), ""));
                                    choice.record(visit, held, session, ended);
                                    return token;
                                }));
            });
        } finally {
            forget(ended);
        }
    }

    private boolean open(HeldSession held, Instant at) {
        String grant = held.holder().grant();
        return held.openAt(at, settings) && (grant.isEmpty() || grants.held(grant, at));
    }

    @Override
    public List<OpenSession> openOf(Session session) {
        Channel channel = CurrentSession.of(session).channel();
        return openOf(
                CurrentSession.of(session).personId(),
                session,
                held -> held.holder().channel() == channel);
    }

    @Override
    public Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale) {
        Typed typed = new Typed();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        return acts.perform(caller, Administration.SESSIONS_VIEW, typed, note -> {
            List<OpenSession> open = openOf(people.idOf(person.orElseThrow()), caller, held -> true);
            note.about(person.orElseThrow()).detail("count", String.valueOf(open.size()));
            return new Administered.Done<>(open);
        });
    }

    private List<OpenSession> openOf(String personId, Caller caller, Predicate<HeldSession> wanted) {
        return repository.ofPerson(personId).stream()
                .flatMap(stored -> listed(stored, caller, wanted).stream())
                .toList();
    }

    private Optional<OpenSession> listed(StoredSession stored, Caller caller, Predicate<HeldSession> wanted) {
        boolean current = caller.sessionHandle().equals(Optional.of(stored.handle()));
        return cache.find(stored.token())
                .or(() -> HeldSession.read(stored))
                .filter(held ->
                        wanted.test(held) && open(held, time.of(caller.visit().at())))
                .map(held -> new ListedSession(
                        stored, time.onTheWall(stored.openedAt()), time.onTheWall(held.usedAt()), current));
    }

    @Override
    public List<PastLogin> latestLogins(Session session, int limit) {
        return trail.latestOf(CurrentSession.of(session).person(), List.of(Trail.LOGIN), limit).stream()
                .map(RecordedEvent::event)
                .<PastLogin>map(RecordedLogin::new)
                .toList();
    }

    @Override
    public boolean end(Session session, String handle) {
        String personId = CurrentSession.of(session).personId();
        Channel channel = CurrentSession.of(session).channel();
        try {
            return transactions.run(() -> {
                boolean own = repository.ofPerson(personId).stream()
                        .anyMatch(stored -> stored.handle().equals(handle) && on(channel, stored));
                return own && endAndRecord(session, handle);
            });
        } finally {
            cache.drop(handle); // whatever became of the transaction: from now on the store is asked
        }
    }

    @Override
    public boolean stillOpen(Session session) {
        String own = CurrentSession.of(session).handle();
        return transactions.run(
                () -> repository.hold(own) && named(own, session.visit()).isPresent());
    }

    @Override
    public int endOthers(Session session) {
        CurrentSession own = CurrentSession.of(session);
        AuditEvent.Builder event = OtherSessions.record(own.visit()).caller(own);
        return ended(own.visit(), () -> others.end(own.personId(), own.handle(), event));
    }

    @Override
    public int endAll(CodiceFiscale person, Visit visit) {
        return ended(visit, () -> endAll(visit, person, people.idOf(person)));
    }

    /** In the transaction of the caller, which is not ours and may fail later: the cache is in doubt about each. */
    private int ended(Visit visit, Supplier<List<String>> ending) {
        List<String> ended = transactions.run(ending);
        ended.forEach(handle -> cache.doubt(handle, time(visit)));
        return ended.size();
    }

    @Override
    public Administered<OpenSession> end(Caller caller, String handle, String reason) {
        Typed typed = new Typed();
        String why = typed.reason(reason);
        try {
            return acts.perform(caller, Administration.SESSIONS_END, typed, note -> {
                Optional<StoredSession> stored = repository.ofHandle(handle);
                Optional<OpenSession> open = stored.flatMap(found -> listed(found, caller, held -> true));
                if (open.isEmpty() || !repository.end(handle)) {
                    return new Administered.Unknown<>();
                }
                stored.flatMap(found -> people.find(found.personId())).ifPresent(note::about);
                note.detail(Trail.ENDED, handle)
                        .detail(Trail.PROVIDER, open.get().provider())
                        .detail(Trail.REASON, why);
                return new Administered.Done<>(open.get());
            });
        } finally {
            cache.drop(handle);
        }
    }

    /**
     * Ends the sessions of a person at work, also one in no role yet, inside the transaction of whatever ends them.
     *
     * @param grant the role they were opened in; empty for any
     * @return their handles, to be given to {@link #forget} once the transaction is over
     */
    List<String> endStaff(String personId, String grant) {
        List<String> ended = repository.ofPerson(personId).stream()
                .flatMap(stored -> HeldSession.read(stored).stream())
                .filter(held -> held.holder().isOfStaff())
                .filter(held -> grant.isEmpty() || held.holder().grant().equals(grant))
                .map(held -> held.stored().handle())
                .toList();
        ended.forEach(repository::end);
        return ended;
    }

    /**
     * Ends all that a person has open, inside the transaction of the login that changes their credential (SEC-10).
     *
     * @return their handles, to be given to {@link #forget} once the transaction is over
     */
    List<String> endAll(Visit visit, CodiceFiscale person, String personId) {
        return others.end(personId, "", OtherSessions.record(visit).visit(visit).person(person));
    }

    /** Ends the logins under way of a person, whoever began them, inside the transaction of the change (SEC-10). */
    void endLogins(String personId) {
        others.endLogins(personId);
    }

    /** The instant of a visit by which a session lives. */
    Instant time(Visit visit) {
        return time.of(visit.at());
    }

    /** How many sessions that were used on this node are open. */
    long openAt(Instant now) {
        Instant at = time.of(now);
        return cache.count(held -> held.openAt(at, settings));
    }

    /**
     * Opens a session, inside the transaction of the login: the oldest of too many ends, as does the one that the
     * browser held before (SEC-08, SEC-30). Those of other channels stay: a weaker credential ends none of a stronger.
     *
     * @param before what the browser brought
     * @param left handle of the session it had when it left for another site, whose form brings none; empty for none
     * @return handles of the sessions that ended, to be given to {@link #forget} once the transaction is committed
     */
    List<String> open(StoredSession session, Optional<SessionToken> before, String left) {
        Channel channel = Holder.decode(session.identity()).channel();
        List<StoredSession> others = repository.ofPerson(session.personId()).stream()
                .filter(other -> on(channel, other))
                .toList();
        List<String> ended = new ArrayList<>();
        before.flatMap(token -> repository.find(Bytes.of(token.hash())))
                .or(() -> left.isEmpty() ? Optional.empty() : repository.ofHandle(left))
                .filter(old -> on(channel, old))
                .ifPresent(old -> ended.add(old.handle()));
        others.stream()
                .map(StoredSession::handle)
                .filter(handle -> !ended.contains(handle))
                .skip(settings.mostSessions() - 1L)
                .forEach(ended::add);
        ended.forEach(repository::end);
        repository.open(session);
        return ended;
    }

    /** The session with a handle on the channel of a visit, if it is open, as the store knows it now; no use of it. */
    Optional<HeldSession> named(String handle, Visit visit) {
        return repository.ofHandle(handle).flatMap(stored -> latest(stored, visit));
    }

    /** The session that a visit brings, if it is open, as the store knows it now; no use of it. */
    Optional<HeldSession> brought(Visit visit) {
        return visit.session()
                .flatMap(token -> repository.find(Bytes.of(token.hash())))
                .flatMap(stored -> latest(stored, visit));
    }

    /** The same, or the one that was open when the browser left for another site, whose form brings none. */
    Optional<HeldSession> brought(Visit visit, String left) {
        return brought(visit).or(() -> left.isEmpty() ? Optional.empty() : named(left, visit));
    }

    /** What the store has, with the last use as it is known here. */
    private Optional<HeldSession> latest(StoredSession stored, Visit visit) {
        return cache.find(stored.token())
                .or(() -> HeldSession.read(stored))
                .filter(held -> held.holder().channel() == visit.channel())
                .filter(held -> open(held, time.of(visit.at())));
    }

    /** Ends a session inside the transaction of whatever ends it; to be given to {@link #forget} afterwards. */
    boolean endNow(String handle) {
        return repository.end(handle);
    }

    /** Asks the store from now on about these sessions and about every role of staff. */
    void forget(List<String> handles) {
        grants.forget();
        handles.forEach(cache::drop);
    }

    void sweep(Instant wall) {
        Instant now = time.of(wall);
        cache.keepOnly(held -> held.openAt(now, settings));
        cache.settle(now);
        Settings.Life longest = settings.longest();
        repository.sweep(now.minus(longest.idle()).minus(HeldSession.BETWEEN_WRITES), now.minus(longest.length()));
    }

    private boolean endAndRecord(Session session, String handle) {
        if (!repository.end(handle)) {
            return false;
        }
        trail.record(AuditEvent.of(session.visit().at(), Trail.SESSION_END, Outcome.DONE)
                .caller(session)
                .detail(Trail.ENDED, handle)
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

    /** Whether it was opened on a channel; what cannot be read was opened on none. */
    private static boolean on(Channel channel, StoredSession stored) {
        return HeldSession.read(stored)
                .filter(held -> held.holder().channel() == channel)
                .isPresent();
    }
}
