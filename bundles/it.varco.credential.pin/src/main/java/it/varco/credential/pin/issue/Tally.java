package it.varco.credential.pin.issue;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often something happened of late, by the key of a record: a byte, until a day after the last time. */
final class Tally {

    private static final Duration KEPT = Duration.ofDays(1);

    private final RecordStore store;

    Tally(RecordStore store) {
        this.store = store;
    }

    /**
     * A number as it was read.
     *
     * @param times 0 where a day has passed since the last one
     */
    record Count(String key, int times, long version) {

        /** A change that counts one more; of two at once, one is made. */
        RecordChange another(Instant at) {
            return RecordChange.putUntil(key, version, new byte[] {(byte) (times + 1)}, at.plus(KEPT));
        }
    }

    Count of(String key) {
        Optional<StoredRecord> found = store.get(key);
        return new Count(
                key,
                found.map(record -> (int) record.value()[0]).orElse(0),
                found.map(StoredRecord::version).orElse(RecordChange.ABSENT));
    }
}
