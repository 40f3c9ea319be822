package it.varco.credential.pin.issue;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import it.varco.credential.hash.Pepper;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When requests with one telephone number have their turn: some of a day at once, the next ones one after another, so
 * that whoever asks for one person after another neither fills the queue of the officers nor lets them ring somebody
 * all day. Says nothing about the people asked for. Thread-safe.
 *
 * <pre>
 * dialled/NAME    by a number: until when its turns are taken
 * </pre>
 *
 * @source SEC-03
 */
final class Dialled {

    /** How many with one number have their turn in a day; a guess: a family that shares one fits. */
    static final int MOST = 5;

    /** How far apart the others have theirs. */
    static final Duration APART = Duration.ofDays(1).dividedBy(MOST);

    private static final String DIALLED = "dialled/";
    private static final Duration FIRST = APART.multipliedBy(MOST - 1);

    private final RecordStore store;
    private final Pepper pepper;

    Dialled(RecordStore store, Pepper pepper) {
        this.store = store;
        this.pepper = pepper;
    }

    /**
     * The turn of one more request.
     *
     * @param from when it begins, not before the request
     * @param counted changes that count it
     */
    record Turn(Instant from, List<RecordChange> counted) {}

    /**
     * The turn of one more request with these contacts; at once where none of them can be called.
     *
     * @param last until when a turn is of use; one that is later takes none, so a flood ends with the wait for a call
     */
    Turn another(Contacts contacts, Instant at, Instant last) {
        return contacts.dialled().map(number -> another(number, at, last)).orElseGet(() -> new Turn(at, List.of()));
    }

    private Turn another(String number, Instant at, Instant last) {
        String key = DIALLED + pepper.nameOf(number);
        Optional<StoredRecord> before = store.get(key);
        Instant taken = before.map(found ->
                        Instant.ofEpochMilli(ByteBuffer.wrap(found.value()).getLong()))
                .filter(at::isBefore)
                .orElse(at);
        Instant from = taken.minus(FIRST);
        if (from.isAfter(last)) {
            return new Turn(from, List.of());
        }
        Instant next = taken.plus(APART);
        byte[] value =
                ByteBuffer.allocate(Long.BYTES).putLong(next.toEpochMilli()).array();
        long version = before.map(StoredRecord::version).orElse(RecordChange.ABSENT);
        return new Turn(from.isBefore(at) ? at : from, List.of(RecordChange.putUntil(key, version, value, next)));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
