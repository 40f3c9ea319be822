package it.varco.tck;

import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * A {@link RecordStore} in memory that keeps the promises of the real one: versions, all or nothing, key order, expiry.
 *
 * <p>Also tells a test how often it was written to, commits {@link Effects} as Varco does, and can be broken: out of
 * reach, or without an answer until the caller is interrupted. No version is given out twice, and none is 1: a new
 * record begins behind all of them. Thread-safe.
 */
public final class InMemoryRecordStore implements RecordStore {

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_CHANGES = 50;

    private final Clock clock;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private long writes;
    private long lastVersion = 1000;
    private volatile Condition condition = Condition.WELL;

    private enum Condition {
        WELL,
        UNREACHABLE,
        HANGING
    }

    private record Entry(StoredRecord stored, Optional<Instant> expiry) {}

    /**
     * An empty store.
     *
     * @param clock decides which records have expired
     */
    public InMemoryRecordStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<StoredRecord> get(String key) {
        reach();
        synchronized (entries) {
            return alive(key).map(Entry::stored);
        }
    }

    /** @throws IllegalArgumentException unless {@code limit} is 1 to 500 */
    @Override
    public List<StoredRecord> list(String prefix, String after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit: expected 1 to 500");
        }
        reach();
        synchronized (entries) {
            return keys(prefix).stream()
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(limit)
                    .flatMap(key -> alive(key).stream())
                    .map(Entry::stored)
                    .toList();
        }
    }

    @Override
    public long count(String prefix) {
        reach();
        synchronized (entries) {
            return keys(prefix).size();
        }
    }

    /** @throws IllegalArgumentException unless there are 1 to 50 changes of different keys */
    @Override
    public boolean apply(List<RecordChange> changes) {
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw new IllegalArgumentException("changes: expected 1 to 50");
        }
        reach();
        synchronized (entries) {
            writes++;
            return make(changes);
        }
    }

    /**
     * Commits what a plugin handed back, as the room does that called it; does not count as a write of the plugin.
     *
     * @return whether every record was in the expected version; nothing is changed otherwise
     */
    public boolean commit(Effects effects) {
        synchronized (entries) {
            return make(effects.records());
        }
    }

    /** How often {@link #apply} was called since the start, whether or not it changed anything. */
    public long writes() {
        synchronized (entries) {
            return writes;
        }
    }

    /** From now on every method throws {@link StoreException}, as when the database is away. */
    public void breakDown() {
        condition = Condition.UNREACHABLE;
    }

    /** From now on every method waits until its thread is interrupted, then throws {@link StoreException}. */
    public void hang() {
        condition = Condition.HANGING;
    }

    /** Ends {@link #breakDown} and {@link #hang} for later calls. */
    public void recover() {
        condition = Condition.WELL;
    }

    private void reach() {
        switch (condition) {
            case UNREACHABLE -> throw unavailable(new IllegalStateException("broken by the test"));
            case HANGING -> waitForInterruption();
            case WELL -> {}
        }
    }

    private static void waitForInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static StoreException unavailable(Exception cause) {
        return new StoreException("store.unavailable", "store: expected to be within reach", cause);
    }

    private boolean make(List<RecordChange> changes) {
        Set<String> seen = new HashSet<>();
        for (RecordChange change : changes) {
            if (!seen.add(change.key())) {
                throw new IllegalArgumentException("changes: expected each of another key");
            }
            if (version(change.key()) != change.expected()) {
                return false;
            }
        }
        changes.forEach(this::make);
        return true;
    }

    private void make(RecordChange change) {
        switch (change.kind()) {
            case PUT -> put(change);
            case DELETE -> entries.remove(change.key());
            case EXPECT -> {}
        }
    }

    private void put(RecordChange change) {
        lastVersion++;
        StoredRecord next =
                new StoredRecord(change.key(), lastVersion, change.value().orElseThrow());
        entries.put(change.key(), new Entry(next, change.expiry()));
    }

    private long version(String key) {
        return alive(key).map(entry -> entry.stored().version()).orElse(RecordChange.ABSENT);
    }

    private Optional<Entry> alive(String key) {
        Instant now = clock.instant();
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.expiry().map(now::isBefore).orElse(true));
    }

    private List<String> keys(String prefix) {
        return entries.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .filter(key -> alive(key).isPresent())
                .toList();
    }
}
