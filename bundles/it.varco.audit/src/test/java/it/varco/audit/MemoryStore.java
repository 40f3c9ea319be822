package it.varco.audit;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.TakenEntry;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store in memory with real transactions: one writer at a time, seen by others at commit, gone with an exception. Can
 * be told to fail, to run work twice, and lets a test reach behind the repositories.
 */
final class MemoryStore implements Transactions, AuditRepository, PersonRepository {

    /** What a transaction sees and changes. */
    static final class State {
        final TreeMap<Long, AuditEntry> intake = new TreeMap<>();
        final Map<String, NavigableMap<Long, ChainLink>> chains = new HashMap<>();
        final Map<String, ChainHead> heads = new HashMap<>();
        final Map<String, CodiceFiscale> people = new TreeMap<>();
        long number;

        State copy() {
            State copy = new State();
            copy.intake.putAll(intake);
            chains.forEach((node, links) -> copy.chains.put(node, new TreeMap<>(links)));
            copy.heads.putAll(heads);
            copy.people.putAll(people);
            copy.number = number;
            return copy;
        }

        NavigableMap<Long, ChainLink> chain(String node) {
            return chains.computeIfAbsent(node, name -> new TreeMap<>());
        }
    }

    final AtomicInteger commits = new AtomicInteger();

    /** Called in each transaction before it is committed; what it throws undoes the transaction. */
    volatile Runnable beforeCommit = () -> {};

    /** Whether all work is run once in vain before it is run in earnest, as after a deadlock. */
    volatile boolean twice;

    private final ReentrantLock writer = new ReentrantLock();
    private volatile State committed = new State();
    private State own = committed; // of the writer

    static StoreException unavailable() {
        return new StoreException("store.unavailable", "expected a store", new IllegalStateException("away"));
    }

    /** Changes what is stored behind the back of everybody. */
    void tamper(Consumer<State> change) {
        run(() -> {
            change.accept(state());
            return true;
        });
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (active()) {
            return work.get();
        }
        writer.lock();
        try {
            T result = attempt(work);
            if (twice) {
                result = attempt(work);
            }
            beforeCommit.run();
            committed = own;
            commits.incrementAndGet();
            return result;
        } finally {
            writer.unlock();
        }
    }

    private <T> T attempt(Supplier<T> work) {
        own = committed.copy();
        return work.get();
    }

    @Override
    public boolean active() {
        return writer.isHeldByCurrentThread();
    }

    State state() {
        return active() ? own : committed;
    }

    private <T> T in(Function<State, T> work) {
        return run(() -> work.apply(state()));
    }

    @Override
    public void append(AuditEntry entry) {
        in(state -> state.intake.put(++state.number, entry));
    }

    @Override
    public List<TakenEntry> intake(int limit) {
        return state().intake.entrySet().stream()
                .limit(limit)
                .map(entry -> new TakenEntry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public long waiting() {
        return state().intake.size();
    }

    @Override
    public Optional<ChainHead> head(String node) {
        return Optional.ofNullable(state().heads.get(node));
    }

    @Override
    public boolean link(String node, List<ChainLink> links, List<Long> taken, long expected) {
        return in(state -> {
            if (expected != head(node).map(ChainHead::position).orElse(0L)) {
                return false;
            }
            for (ChainLink link : links) {
                if (state.chain(node).putIfAbsent(link.position(), link) != null) {
                    throw unavailable();
                }
            }
            ChainLink last = links.get(links.size() - 1);
            state.heads.put(node, new ChainHead(last.position(), last.hash()));
            taken.forEach(state.intake::remove);
            return true;
        });
    }

    @Override
    public List<ChainLink> links(String node, long after, int limit) {
        return state().chains.getOrDefault(node, new TreeMap<>()).tailMap(after, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<ChainLink> latestOf(String personId, List<String> operations, int limit) {
        Stream<ChainLink> linked = state().chains.values().stream().flatMap(chain -> chain.values().stream());
        Stream<ChainLink> waiting = state().intake.values().stream().map(entry -> new ChainLink(0, entry, Bytes.EMPTY));
        return Stream.concat(linked, waiting)
                .filter(link -> link.entry().personId().equals(personId)
                        && operations.contains(link.entry().operation()))
                .sorted(Comparator.comparing((ChainLink link) -> link.entry().at())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public String idOf(CodiceFiscale person) {
        return in(state -> {
            List<String> known = new ArrayList<>(state.people.keySet());
            known.removeIf(id -> !state.people.get(id).equals(person));
            if (known.isEmpty()) {
                String id = String.format("person-%015d", state.people.size() + 1);
                state.people.put(id, person);
                return id;
            }
            return known.get(0);
        });
    }

    @Override
    public Optional<CodiceFiscale> find(String personId) {
        return Optional.ofNullable(state().people.get(personId));
    }
}
