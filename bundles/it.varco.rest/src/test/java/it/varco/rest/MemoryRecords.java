package it.varco.rest;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.api.store.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records in memory, gone when they expire. */
final class MemoryRecords implements RecordStore {

    private final Map<String, StoredRecord> records = new TreeMap<>();
    private final Map<String, Instant> expiries = new TreeMap<>();
    private long last;

    /** What is past at this moment is gone. */
    volatile Instant now = Served.NOW;

    /** How many more changes are made before the store goes away. */
    volatile int changesLeft = Integer.MAX_VALUE;

    @Override
    public synchronized Optional<StoredRecord> get(String key) {
        return Optional.ofNullable(records.get(key))
                .filter(record -> expiries.getOrDefault(key, Instant.MAX).isAfter(now));
    }

    @Override
    public synchronized List<StoredRecord> list(String prefix, String after, int limit) {
        return List.copyOf(records.values());
    }

    @Override
    public synchronized long count(String prefix) {
        return records.size();
    }

    @Override
    public synchronized boolean apply(List<RecordChange> changes) {
        if (changesLeft-- <= 0) {
            throw new StoreException("store.unavailable", "expected to answer", new IllegalStateException("gone"));
        }
        boolean fits = changes.stream()
                .allMatch(each ->
                        get(each.key()).map(StoredRecord::version).orElse(RecordChange.ABSENT) == each.expected());
        if (fits) {
            changes.forEach(this::make);
        }
        return fits;
    }

    private void make(RecordChange change) {
        switch (change.kind()) {
            case PUT -> {
                StoredRecord made =
                        new StoredRecord(change.key(), ++last, change.value().orElseThrow());
                records.put(change.key(), made);
                expiries.put(change.key(), change.expiry().orElse(Instant.MAX));
            }
            case DELETE -> {
                records.remove(change.key());
                expiries.remove(change.key());
            }
            case EXPECT -> {}
        }
    }
}
