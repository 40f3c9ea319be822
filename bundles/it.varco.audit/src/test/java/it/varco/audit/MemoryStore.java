package it.varco.audit;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.AuditRepository;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.FoundLink;
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
    final AtomicInteger linksRead = new AtomicInteger();

    /** Called in each transaction before it is committed; what it throws undoes the transaction. */
    volatile Runnable beforeCommit = () -> {};

    /** Called before each entry is taken in. */
    volatile Runnable beforeAppend = () -> {};

    /** Called before links are read. */
    volatile Runnable beforeLinks = () -> {};

    /** How often somebody searched, or asked who stands behind a codice fiscale. */
    final AtomicInteger looks = new AtomicInteger();

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
        beforeAppend.run();
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
        beforeLinks.run();
        List<ChainLink> links =
                state().chains.getOrDefault(node, new TreeMap<>()).tailMap(after, false).values().stream()
                        .limit(limit)
                        .toList();
        linksRead.addAndGet(links.size());
        return links;
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
    public List<FoundLink> search(AuditCriteria criteria, Optional<AuditPlace> after, int limit) {
        looks.incrementAndGet();
        Comparator<FoundLink> latestFirst = Comparator.comparing(
                        (FoundLink found) -> found.link().entry().at())
                .thenComparing(FoundLink::node)
                .thenComparing(found -> found.link().position())
                .reversed();
        return state().chains.entrySet().stream()
                .flatMap(chain -> chain.getValue().values().stream().map(link -> new FoundLink(chain.getKey(), link)))
                .filter(found -> fits(criteria, found.link().entry()))
                .filter(found -> after.isEmpty() || latestFirst.compare(found, at(after.get())) > 0)
                .sorted(latestFirst)
                .limit(limit)
                .toList();
    }

    private static FoundLink at(AuditPlace place) {
        AuditEntry nothing = new AuditEntry(place.at(), "", "", "", "", "", Bytes.EMPTY);
        return new FoundLink(place.node(), new ChainLink(place.position(), nothing, Bytes.EMPTY));
    }

    private static boolean fits(AuditCriteria criteria, AuditEntry entry) {
        return (criteria.personId().isEmpty()
                        || criteria.personId().equals(entry.personId())
                        || criteria.personId().equals(entry.aboutId()))
                && entry.operation().startsWith(criteria.operation())
                && (criteria.outcome().isEmpty() || criteria.outcome().equals(entry.outcome()))
                && (criteria.reference().isEmpty() || criteria.reference().equals(entry.reference()))
                && !entry.at().isBefore(criteria.from())
                && entry.at().isBefore(criteria.to());
    }

    @Override
    public String idOf(CodiceFiscale person) {
        looks.incrementAndGet();
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
