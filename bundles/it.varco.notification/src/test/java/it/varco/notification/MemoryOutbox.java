package it.varco.notification;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.OutboxFigure;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredMessage;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The outbox in memory: one lock, and a transaction that throws leaves no trace. */
final class MemoryOutbox implements OutboxRepository, Transactions {

    private record Lease(String token, Instant until) {}

    private final Map<String, StoredMessage> rows = new LinkedHashMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, CodiceFiscale> people = new HashMap<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    private volatile boolean away;

    /** From now on everything throws, as when the database is away; or no longer. */
    void away(boolean now) {
        away = now;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        reach();
        if (active()) {
            return work.get();
        }
        synchronized (this) {
            undo.clear();
            depth.set(1);
            try {
                return work.get();
            } catch (RuntimeException e) {
                Collections.reverse(undo);
                undo.forEach(Runnable::run);
                throw e;
            } finally {
                depth.set(0);
            }
        }
    }

    @Override
    public boolean active() {
        return depth.get() > 0;
    }

    private void reach() {
        if (away) {
            throw new StoreException("store.unavailable", "expected to be within reach", new IllegalStateException());
        }
    }

    private void put(StoredMessage row) {
        StoredMessage before = rows.put(row.id(), row);
        undo.add(() -> {
            if (before == null) {
                rows.remove(row.id());
            } else {
                rows.put(row.id(), before);
            }
        });
    }

    PersonRepository people() {
        return new PersonRepository() {
            @Override
            public String idOf(CodiceFiscale person) {
                String id = "person" + Integer.toHexString(person.value().hashCode());
                synchronized (MemoryOutbox.this) {
                    people.put(id, person);
                }
                return id;
            }

            @Override
            public Optional<CodiceFiscale> find(String personId) {
                synchronized (MemoryOutbox.this) {
                    return Optional.ofNullable(people.get(personId));
                }
            }
        };
    }

    synchronized List<StoredMessage> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized void add(StoredMessage message) {
        reach();
        put(message);
    }

    @Override
    public synchronized List<StoredMessage> lease(
            Set<String> media, String token, Instant now, Duration lease, int limit) {
        reach();
        Set<String> queues = new HashSet<>();
        List<StoredMessage> leased = rows.values().stream()
                .filter(MemoryOutbox::waits)
                .filter(row -> queues.add(row.queue()))
                .filter(row -> media.contains(row.medium()) && !row.due().isAfter(now) && !leased(row, now))
                .sorted(Comparator.comparing(StoredMessage::due))
                .limit(limit)
                .toList();
        leased.forEach(row -> leases.put(row.id(), new Lease(token, now.plus(lease))));
        return leased;
    }

    private boolean leased(StoredMessage row, Instant now) {
        Lease lease = leases.get(row.id());
        return lease != null && lease.until().isAfter(now);
    }

    private static boolean waits(StoredMessage row) {
        return row.state().equals(WAITING);
    }

    @Override
    public synchronized List<StoredMessage> stranded(Set<String> media, Instant before, Instant now, int limit) {
        reach();
        Set<String> queues = new HashSet<>();
        return rows.values().stream()
                .filter(MemoryOutbox::waits)
                .filter(row -> queues.add(row.queue()))
                .filter(row -> !media.contains(row.medium()) && row.due().isBefore(before))
                .filter(row -> !leased(row, now))
                .sorted(Comparator.comparing(StoredMessage::due))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean settle(StoredMessage next, String token, Instant now) {
        reach();
        Lease lease = leases.get(next.id());
        boolean good = lease != null && lease.token().equals(token);
        if (good) {
            leases.remove(next.id());
            put(next);
        }
        return good;
    }

    @Override
    public synchronized boolean settle(StoredMessage next, StoredMessage read, Instant now) {
        reach();
        StoredMessage row = rows.get(next.id());
        boolean good = row != null
                && row.state().equals(read.state())
                && row.medium().equals(read.medium())
                && row.attempts() == read.attempts()
                && row.due().equals(read.due())
                && row.changed().equals(read.changed())
                && !leased(row, now);
        if (good) {
            leases.remove(next.id());
            put(next);
        }
        return good;
    }

    @Override
    public synchronized Optional<StoredMessage> find(String id) {
        reach();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<StoredMessage> ofPair(String pair) {
        return select(row -> row.pair().equals(pair)).toList();
    }

    @Override
    public synchronized List<StoredMessage> ofPerson(String personId, String before, int limit) {
        List<StoredMessage> own =
                new ArrayList<>(select(row -> row.personId().equals(personId)).toList());
        Collections.reverse(own);
        if (before.isEmpty()) {
            return own.stream().limit(limit).toList();
        }
        return own.stream()
                .dropWhile(row -> !row.id().equals(before))
                .skip(1)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<StoredMessage> inState(String state, String after, int limit) {
        Stream<StoredMessage> all = select(row -> true);
        Stream<StoredMessage> rest = after.isEmpty()
                ? all
                : all.dropWhile(row -> !row.id().equals(after)).skip(1);
        return rest.filter(row -> row.state().equals(state)).limit(limit).toList();
    }

    @Override
    public synchronized List<OutboxFigure> figures(Set<String> settled) {
        Map<List<String>, OutboxFigure> figures = new LinkedHashMap<>();
        select(row -> !settled.contains(row.state()))
                .forEach(row -> figures.merge(
                        List.of(row.medium(), row.state()),
                        new OutboxFigure(row.medium(), row.state(), 1, row.entered()),
                        (one, other) -> new OutboxFigure(
                                one.medium(),
                                one.state(),
                                one.count() + 1,
                                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest())));
        return List.copyOf(figures.values());
    }

    @Override
    public synchronized void sweep(Instant before, Set<String> spent) {
        reach();
        rows.values().removeIf(row -> !waits(row) && row.changed().isBefore(before));
        select(row -> spent.contains(row.state())).toList().forEach(row -> put(bare(row)));
    }

    private Stream<StoredMessage> select(Predicate<StoredMessage> which) {
        reach();
        return List.copyOf(rows.values()).stream().filter(which);
    }

    private static StoredMessage bare(StoredMessage row) {
        return new StoredMessage(
                row.id(),
                row.personId(),
                row.queue(),
                row.pair(),
                row.owner(),
                row.kind(),
                row.media(),
                row.medium(),
                row.state(),
                row.attempts(),
                row.due(),
                row.entered(),
                row.changed(),
                row.code(),
                row.secret(),
                row.card(),
                Bytes.EMPTY);
    }
}
