package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ApplicationRepository;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.EndedStaffRole;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.Reservation;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredApplication;
import it.varco.spi.store.StoredAttempt;
import it.varco.spi.store.StoredInvitation;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All that access keeps, in memory: one lock, and a transaction that throws leaves no trace. */
final class MemoryStore {

    private List<String> outbox = new ArrayList<>();
    private Map<String, StoredAttempt> attempts = new LinkedHashMap<>();
    private Map<String, Block> blocks = new HashMap<>();
    private Map<String, StoredSession> sessions = new LinkedHashMap<>();
    private Map<String, Long> records = new HashMap<>();
    private Map<String, StoredStaffRole> roles = new LinkedHashMap<>();
    private List<EndedStaffRole> endings = new ArrayList<>();
    private Set<String> everHeld = new HashSet<>();
    private final Set<CodiceFiscale> erased = new HashSet<>();
    private Map<String, StoredInvitation> invitations = new LinkedHashMap<>();
    private Map<String, StoredApplication> applications = new LinkedHashMap<>();
    private Optional<Instant> over = Optional.empty();
    private List<AuditEvent> events = new ArrayList<>();
    private int tokens;
    private boolean away;
    private boolean losesCommits;
    private boolean trailIsDown;
    private final List<String> held = new ArrayList<>();

    /** From now on nothing can be reached. */
    synchronized void away(boolean gone) {
        away = gone;
    }

    /** From now on nobody knows who that was. */
    synchronized void erase(CodiceFiscale person) {
        erased.add(person);
    }

    synchronized int openInvitations(Instant now) {
        return (int) invitations.values().stream()
                .filter(held -> now.isBefore(held.expiry()))
                .count();
    }

    synchronized List<AuditEvent> events() {
        return List.copyOf(events);
    }

    synchronized Map<String, Long> records() {
        return Map.copyOf(records);
    }

    /** Handles of the sessions that nobody could end for the rest of a transaction, in the order they were held. */
    synchronized List<String> held() {
        return List.copyOf(held);
    }

    /** Owner, kind, language and instant of each message, with blanks between. */
    synchronized List<String> outbox() {
        return List.copyOf(outbox);
    }

    /** Takes part in the transaction under way. */
    synchronized void send(String message) {
        reach(() -> outbox.add(message));
    }

    synchronized int openAttempts() {
        return attempts.size();
    }

    synchronized int openSessions() {
        return sessions.size();
    }

    /** From now on nothing is recorded, or all is again. */
    synchronized void trailIsDown(boolean down) {
        trailIsDown = down;
    }

    /** From now on a transaction is kept, and whoever ran it is told that nobody knows. */
    synchronized void losesCommits(boolean lost) {
        losesCommits = lost;
    }

    private synchronized <T> T reach(Supplier<T> work) {
        if (away) {
            throw new StoreException(
                    "store.unavailable", "store: expected to be reachable", new IllegalStateException());
        }
        return work.get();
    }

    Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> T run(Supplier<T> work) {
                synchronized (MemoryStore.this) {
                    Map<String, StoredAttempt> oldAttempts = new LinkedHashMap<>(attempts);
                    Map<String, Block> oldBlocks = new HashMap<>(blocks);
                    Map<String, StoredSession> oldSessions = new LinkedHashMap<>(sessions);
                    Map<String, Long> oldRecords = new HashMap<>(records);
                    Map<String, StoredStaffRole> oldRoles = new LinkedHashMap<>(roles);
                    List<EndedStaffRole> oldEndings = new ArrayList<>(endings);
                    Set<String> oldEverHeld = new HashSet<>(everHeld);
                    Map<String, StoredInvitation> oldInvitations = new LinkedHashMap<>(invitations);
                    Map<String, StoredApplication> oldApplications = new LinkedHashMap<>(applications);
                    Optional<Instant> oldOver = over;
                    List<AuditEvent> oldEvents = new ArrayList<>(events);
                    List<String> oldOutbox = List.copyOf(outbox);
                    T done;
                    try {
                        done = reach(work);
                    } catch (RuntimeException e) {
                        attempts = oldAttempts;
                        blocks = oldBlocks;
                        sessions = oldSessions;
                        records = oldRecords;
                        roles = oldRoles;
                        endings = oldEndings;
                        everHeld = oldEverHeld;
                        invitations = oldInvitations;
                        applications = oldApplications;
                        over = oldOver;
                        events = oldEvents;
                        outbox = new ArrayList<>(oldOutbox);
                        throw e;
                    }
                    if (losesCommits) {
                        throw new StoreException("store.unavailable", "commit", new IllegalStateException());
                    }
                    return done;
                }
            }

            @Override
            public boolean active() {
                return Thread.holdsLock(MemoryStore.this);
            }
        };
    }

    AttemptRepository attempts() {
        return new AttemptRepository() {
            @Override
            public void open(StoredAttempt attempt, int most) {
                reach(() -> {
                    attempts.put(attempt.id(), attempt);
                    List<StoredAttempt> own = attempts.values().stream()
                            .filter(other -> other.browser().equals(attempt.browser()))
                            .toList();
                    own.stream().limit(Math.max(0, own.size() - most)).forEach(old -> attempts.remove(old.id()));
                    return true;
                });
            }

            @Override
            public Optional<StoredAttempt> find(String id, Instant now) {
                return reach(
                        () -> Optional.ofNullable(attempts.get(id)).filter(attempt -> now.isBefore(attempt.expiry())));
            }

            @Override
            public boolean advance(StoredAttempt next, int expected) {
                return reach(() -> at(next.id(), expected) && attempts.put(next.id(), next) != null);
            }

            @Override
            public boolean close(String id, int expected) {
                return reach(() -> at(id, expected) && attempts.remove(id) != null);
            }

            @Override
            public int endOf(String personId) {
                return reach(() -> {
                    int before = attempts.size();
                    attempts.values().removeIf(attempt -> attempt.personId().equals(personId));
                    return before - attempts.size();
                });
            }

            @Override
            public int endOfBrowser(Bytes browser) {
                return reach(() -> {
                    int before = attempts.size();
                    attempts.values().removeIf(attempt -> attempt.browser().equals(browser));
                    return before - attempts.size();
                });
            }

            private boolean at(String id, int step) {
                StoredAttempt known = attempts.get(id);
                return known != null && known.step() == step;
            }

            @Override
            public long countOf(String provider, Instant now) {
                return reach(() -> attempts.values().stream()
                        .filter(attempt -> attempt.provider().equals(provider) && now.isBefore(attempt.expiry()))
                        .count());
            }

            @Override
            public void sweep(Instant now) {
                reach(() -> attempts.values().removeIf(attempt -> !now.isBefore(attempt.expiry())));
            }
        };
    }

    BlockRepository blocks() {
        return new BlockRepository() {
            @Override
            public Reservation reserve(String provider, CodiceFiscale person, Instant now, Instant lease) {
                return reach(() -> {
                    String key = provider + person.value();
                    Block known = blocks.get(key);
                    if (known != null && now.isBefore(known.until)) {
                        return new Reservation.Blocked(known.until);
                    }
                    Reservation.Held held = new Reservation.Held(key, "t" + tokens++);
                    blocks.put(key, new Block(held.token(), lease));
                    return held;
                });
            }

            @Override
            public void block(Reservation.Held held, Instant until) {
                reach(() -> blocks.merge(
                        held.key(),
                        new Block("", until),
                        (old, late) -> old.token.equals(held.token()) || old.until.isBefore(until) ? late : old));
            }

            @Override
            public boolean release(Reservation.Held held) {
                return reach(() -> blocks.remove(held.key(), of(held)));
            }

            private Block of(Reservation.Held held) {
                Block known = blocks.get(held.key());
                return known != null && known.token.equals(held.token()) ? known : new Block("", Instant.EPOCH);
            }

            @Override
            public void sweep(Instant now) {
                reach(() -> blocks.values().removeIf(block -> !now.isBefore(block.until)));
            }
        };
    }

    SessionRepository sessions() {
        return new SessionRepository() {
            @Override
            public void open(StoredSession session) {
                reach(() -> sessions.put(session.handle(), session) == null);
            }

            @Override
            public Optional<StoredSession> find(Bytes token) {
                return reach(() -> sessions.values().stream()
                        .filter(session -> session.token().equals(token))
                        .findFirst());
            }

            @Override
            public Optional<StoredSession> ofHandle(String handle) {
                return reach(() -> Optional.ofNullable(sessions.get(handle)));
            }

            @Override
            public long countOf(String provider, Instant idle, Instant opened) {
                return reach(() -> sessions.values().stream()
                        .filter(session -> session.provider().equals(provider)
                                && session.lastUsedAt().isAfter(idle)
                                && session.openedAt().isAfter(opened))
                        .count());
            }

            @Override
            public List<StoredSession> ofPerson(String personId) {
                return reach(() -> sessions.values().stream()
                        .filter(session -> session.personId().equals(personId))
                        .sorted(Comparator.comparing(StoredSession::openedAt).reversed())
                        .toList());
            }

            @Override
            public void touch(String handle, Instant at) {
                reach(() -> sessions.computeIfPresent(
                        handle,
                        (name, old) -> new StoredSession(
                                name,
                                old.token(),
                                old.personId(),
                                old.provider(),
                                old.identity(),
                                old.address(),
                                old.openedAt(),
                                at)));
            }

            @Override
            public boolean end(String handle) {
                return reach(() -> sessions.remove(handle) != null);
            }

            @Override
            public boolean hold(String handle) {
                return reach(() -> sessions.containsKey(handle) && held.add(handle));
            }

            @Override
            public void sweep(Instant idle, Instant opened) {
                reach(() -> sessions.values()
                        .removeIf(session -> session.lastUsedAt().isBefore(idle)
                                || session.openedAt().isBefore(opened)));
            }
        };
    }

    StaffRepository staff() {
        return new StaffRepository() {
            @Override
            public List<StoredStaffRole> current() {
                return reach(() -> roles.values().stream()
                        .filter(role -> !role.state().equals("ENDED"))
                        .toList());
            }

            @Override
            public List<StoredStaffRole> ofPerson(String personId) {
                return current().stream()
                        .filter(role -> role.personId().equals(personId))
                        .toList();
            }

            @Override
            public Optional<StoredStaffRole> find(String id) {
                return reach(() -> Optional.ofNullable(roles.get(id)));
            }

            @Override
            public long holders(String role) {
                return current().stream()
                        .filter(held -> held.role().equals(role) && held.state().equals("HELD"))
                        .count();
            }

            @Override
            public long ever(String role) {
                return reach(() -> everHeld.stream()
                        .filter(held -> held.startsWith(role + ' '))
                        .count());
            }

            private boolean put(StoredStaffRole role) {
                if (role.state().equals("HELD")) {
                    everHeld.add(role.role() + ' ' + role.personId());
                }
                roles.put(role.id(), role);
                return true;
            }

            @Override
            public void add(StoredStaffRole role) {
                reach(() -> put(role));
            }

            @Override
            public boolean replace(StoredStaffRole role, String expected) {
                return reach(() -> {
                    StoredStaffRole known = roles.get(role.id());
                    return known != null && known.state().equals(expected) && put(role);
                });
            }

            @Override
            public boolean name(StoredStaffRole role) {
                return reach(() -> {
                    Optional<StoredStaffRole> known = Optional.ofNullable(roles.get(role.id()))
                            .filter(standing -> !standing.state().equals("ENDED"));
                    known.ifPresent(standing -> put(standing.named(role.name())));
                    return known.isPresent();
                });
            }

            @Override
            public Optional<StoredStaffRole> end(StoredStaffRole role, Instant at, String by, String reason) {
                StoredStaffRole over = role.in("ENDED", role.since());
                boolean changed = replace(over, role.state());
                if (changed) {
                    endings.add(0, new EndedStaffRole(over, role.state().equals("HELD"), at, by, reason));
                }
                return changed ? Optional.of(over) : Optional.empty();
            }

            @Override
            public List<EndedStaffRole> ended(int most) {
                return reach(() -> endings.stream().limit(most).toList());
            }
        };
    }

    InvitationRepository invitations() {
        return new InvitationRepository() {
            @Override
            public void open(StoredInvitation invitation) {
                reach(() -> {
                    invitations.values().removeIf(old -> old.personId().equals(invitation.personId()));
                    return invitations.put(invitation.id(), invitation) == null;
                });
            }

            @Override
            public Optional<StoredInvitation> find(Bytes code, Instant now) {
                return reach(() -> invitations.values().stream()
                        .filter(held -> held.code().equals(code) && now.isBefore(held.expiry()))
                        .findFirst());
            }

            @Override
            public boolean consume(String id) {
                return reach(() -> invitations.remove(id) != null);
            }

            @Override
            public void endOf(String personId) {
                reach(() ->
                        invitations.values().removeIf(held -> held.personId().equals(personId)));
            }

            @Override
            public void sweep(Instant now) {
                reach(() -> invitations.values().removeIf(held -> !now.isBefore(held.expiry())));
            }
        };
    }

    ApplicationRepository applications() {
        return new ApplicationRepository() {
            @Override
            public List<StoredApplication> all(Instant now) {
                return reach(() -> applications.values().stream()
                        .filter(held -> now.isBefore(held.expiry()))
                        .sorted(Comparator.comparing(StoredApplication::name))
                        .toList());
            }

            @Override
            public Optional<StoredApplication> find(Bytes token, Instant now) {
                return all(now).stream()
                        .filter(held -> held.token().equals(token))
                        .findFirst();
            }

            @Override
            public boolean add(StoredApplication application, Instant now) {
                boolean taken = all(now).stream().anyMatch(held -> held.name().equals(application.name()));
                return !taken && reach(() -> applications.put(application.id(), application) == null);
            }

            @Override
            public Optional<StoredApplication> end(String id) {
                return reach(() -> Optional.ofNullable(applications.remove(id)));
            }

            @Override
            public void touch(String id, Instant at) {
                reach(() -> applications.computeIfPresent(
                        id,
                        (key, old) -> new StoredApplication(
                                id, old.token(), old.name(), old.scopes(), old.createdAt(), old.expiry(), at)));
            }

            @Override
            public void sweep(Instant now) {
                reach(() -> applications.values().removeIf(held -> !now.isBefore(held.expiry())));
            }
        };
    }

    SetupRepository setup() {
        return new SetupRepository() {
            @Override
            public Optional<Instant> over() {
                return reach(() -> over);
            }

            @Override
            public void over(Instant at) {
                reach(() -> {
                    over = over.or(() -> Optional.of(at));
                    return true;
                });
            }
        };
    }

    PersonRepository people() {
        return new PersonRepository() {
            @Override
            public String idOf(CodiceFiscale person) {
                return "id-" + person.value();
            }

            @Override
            public Optional<CodiceFiscale> find(String personId) {
                return CodiceFiscale.parse(personId.substring(3)).filter(person -> !erased.contains(person));
            }
        };
    }

    RecordRepository recordsOf() {
        return (owner, changes) -> reach(() -> {
            boolean fits = changes.stream()
                    .allMatch(change -> records.getOrDefault(owner + '/' + change.key(), 0L) == change.expected());
            if (fits) {
                changes.forEach(change -> put(owner, change));
            }
            return fits;
        });
    }

    private void put(String owner, RecordChange change) {
        long kept = change.kind() == RecordChange.Kind.EXPECT ? 0 : 1;
        records.put(owner + '/' + change.key(), change.expected() + kept);
    }

    AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public void record(AuditEvent event) {
                reach(() -> {
                    if (trailIsDown) {
                        throw new StoreException("store.full", "record", new IllegalStateException());
                    }
                    return events.add(event);
                });
            }

            @Override
            public List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit) {
                return reach(() -> events.stream()
                        .filter(event -> event.person().equals(Optional.of(person)))
                        .filter(event -> operations.contains(event.operation()))
                        .map(event -> new RecordedEvent(0, event))
                        .sorted(Comparator.comparing(
                                        (RecordedEvent found) -> found.event().at())
                                .reversed())
                        .limit(limit)
                        .toList());
            }

            @Override
            public List<RecordedEvent> read(long after, int limit) {
                return List.of();
            }

            @Override
            public ChainReport verify() {
                return new ChainReport(events.size(), 0, 0);
            }
        };
    }

    private record Block(String token, Instant until) {}
}
