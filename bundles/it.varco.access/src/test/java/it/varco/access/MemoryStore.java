package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.RecordChange;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AttemptRepository;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.Reservation;
import it.varco.spi.store.SessionRepository;
import it.varco.spi.store.StoredAttempt;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that access keeps, in memory: one lock, and a transaction that throws leaves no trace. */
final class MemoryStore {

    private Map<String, StoredAttempt> attempts = new LinkedHashMap<>();
    private Map<String, Block> blocks = new HashMap<>();
    private Map<String, StoredSession> sessions = new LinkedHashMap<>();
    private Map<String, Long> records = new HashMap<>();
    private List<AuditEvent> events = new ArrayList<>();
    private int tokens;
    private boolean away;
    private boolean losesCommits;

    /** From now on nothing can be reached. */
    synchronized void away(boolean gone) {
        away = gone;
    }

    synchronized List<AuditEvent> events() {
        return List.copyOf(events);
    }

    synchronized Map<String, Long> records() {
        return Map.copyOf(records);
    }

    synchronized int openAttempts() {
        return attempts.size();
    }

    synchronized int openSessions() {
        return sessions.size();
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
                    List<AuditEvent> oldEvents = new ArrayList<>(events);
                    T done;
                    try {
                        done = reach(work);
                    } catch (RuntimeException e) {
                        attempts = oldAttempts;
                        blocks = oldBlocks;
                        sessions = oldSessions;
                        records = oldRecords;
                        events = oldEvents;
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

            private boolean at(String id, int step) {
                StoredAttempt known = attempts.get(id);
                return known != null && known.step() == step;
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
            public void sweep(Instant idle, Instant opened) {
                reach(() -> sessions.values()
                        .removeIf(session -> session.lastUsedAt().isBefore(idle)
                                || session.openedAt().isBefore(opened)));
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
                return CodiceFiscale.parse(personId.substring(3));
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
        records.put(owner + '/' + change.key(), change.expected() + 1);
    }

    AuditTrail trail() {
        return new AuditTrail() {
            @Override
            public void record(AuditEvent event) {
                reach(() -> events.add(event));
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
