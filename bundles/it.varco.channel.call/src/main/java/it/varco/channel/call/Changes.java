package it.varco.channel.call;

import it.varco.api.store.RecordChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes of records, each named once: what is taken away and put back under one name is written over. */
final class Changes {

    private final Map<String, Long> removed = new HashMap<>();
    private final Map<String, RecordChange> all = new TreeMap<>();

    Changes remove(Placed<?> placed) {
        removed.put(placed.record(), placed.version());
        all.put(placed.record(), RecordChange.delete(placed.record(), placed.version()));
        return this;
    }

    Changes put(String record, byte[] value) {
        all.put(record, RecordChange.put(record, before(record), value));
        return this;
    }

    Changes putUntil(String record, byte[] value, Instant expiry) {
        all.put(record, RecordChange.putUntil(record, before(record), value, expiry));
        return this;
    }

    private long before(String record) {
        return removed.getOrDefault(record, RecordChange.ABSENT);
    }

    List<RecordChange> list() {
        return List.copyOf(all.values());
    }
}
