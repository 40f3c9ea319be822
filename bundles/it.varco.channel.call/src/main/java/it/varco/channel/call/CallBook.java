package it.varco.channel.call;

import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoredRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The calls to be made and what came of them, as the records of this bundle hold them.
 *
 * <p>A call stands under the moment at which it is due. Whoever takes it in hand moves it to the moment at which their
 * time is over: until then it is nobody else's, and afterwards it is due again by itself. Every method that changes
 * something only says what is to be changed.
 */
final class CallBook {

    private static final String TASK = "task/";
    private static final String GIVEN = "given/";
    private static final String KEY = "key/";
    private static final int VERSION = 1;
    private static final int PAGE = 500;
    private static final Duration MEMORY = Duration.ofHours(24);

    private final RecordStore store;
    private final CallRules rules;

    CallBook(RecordStore store, CallRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Whether a call is or was here, up to a day after its outcome was noted. */
    boolean knows(String key) {
        return store.get(KEY + key).isPresent();
    }

    /** Takes a call up, unless it is here; on disk then. */
    void enter(Task task, Instant now) {
        Changes changes = new Changes().put(KEY + task.key(), new byte[0]);
        store.apply(waiting(changes, task, rules.hours().next(now)).list());
    }

    /** The calls that wait, are due or in hand, at most 500, by the moment at which they are due. */
    List<Placed<Task>> tasks() {
        return store.list(TASK, "", PAGE).stream()
                .map(record -> placed(TASK, record, CallBook::task))
                .toList();
    }

    /** How many there are in all. */
    long count() {
        return store.count(TASK);
    }

    /** The call that is due longest. */
    Optional<Placed<Task>> next(Instant now) {
        return store.list(TASK, "", 1).stream()
                .map(record -> placed(TASK, record, CallBook::task))
                .filter(placed -> placed.isSince(now))
                .findFirst();
    }

    /** The call that an officer has in hand. */
    Optional<Placed<Task>> held(String officer, Instant now) {
        String after = Placed.name(TASK, now, "~");
        String end = Placed.name(TASK, now.plus(rules.lease()), "~");
        return store.list(TASK, after, PAGE).stream()
                .filter(record -> record.key().compareTo(end) < 0)
                .map(record -> placed(TASK, record, CallBook::task))
                .filter(placed -> placed.what().holder().equals(officer))
                .findFirst();
    }

    Optional<Placed<Task>> task(String record) {
        return record.startsWith(TASK)
                ? store.get(record).map(found -> placed(TASK, found, CallBook::task))
                : Optional.empty();
    }

    /** Puts a call into the hands of an officer. */
    List<RecordChange> take(Placed<Task> call, String officer, Instant now) {
        Instant end = end(now);
        return waiting(new Changes().remove(call), call.what().heldBy(officer), end)
                .list();
    }

    /** Until when an officer has a call that is taken now. */
    Instant end(Instant now) {
        return now.plus(rules.lease());
    }

    /** How long an outcome can be corrected. */
    Duration correction() {
        return rules.correction();
    }

    /** The outcomes of an officer that can be corrected, the earliest first, at most 20. */
    List<Placed<Given>> correctable(String officer, Instant now) {
        return store.list(GIVEN, Placed.name(GIVEN, now, "~"), PAGE).stream()
                .map(record -> placed(GIVEN, record, CallBook::given))
                .filter(placed -> placed.what().officer().equals(officer))
                .limit(20)
                .toList();
    }

    /** The calls that are over and whose outcome nobody may correct any more, at most so many. */
    List<Placed<Given>> over(Instant now, int most) {
        return store.list(GIVEN, "", PAGE).stream()
                .map(record -> placed(GIVEN, record, CallBook::given))
                .filter(placed -> placed.isSince(now) && placed.what().isEnd())
                .limit(most)
                .toList();
    }

    /** Forgets a call that is over, but not that it was here. */
    void forget(Placed<Given> call, Instant now) {
        String name = KEY + call.what().task().key();
        long version = store.get(name).map(StoredRecord::version).orElse(RecordChange.ABSENT);
        store.apply(List.of(
                RecordChange.delete(call.record(), call.version()),
                RecordChange.putUntil(name, version, new byte[0], now.plus(MEMORY))));
    }

    /** What comes of a call: it is over, or, where nobody answered, is made again later. */
    Given give(Task task, Outcome outcome, String officer, Instant now) {
        boolean again = outcome == Outcome.NO_ANSWER && task.tries() + 1 < rules.tries();
        String waits = again ? Placed.name(TASK, later(now), task.key()) : "";
        return new Given(task, outcome, officer, now, waits);
    }

    /** When somebody calls again. */
    Instant later(Instant now) {
        return rules.hours().next(now.plus(rules.again()));
    }

    /** Writes an outcome down in the place of what was there before. */
    List<RecordChange> record(Changes before, Given given) {
        Instant end = given.at().plus(rules.correction());
        String name = Placed.name(GIVEN, end, given.task().key());
        byte[] bytes = bytes(given::write);
        return given.isEnd()
                ? before.put(name, bytes).list()
                : waiting(before.putUntil(name, bytes, end), given.task().triedAgain(), later(given.at()))
                        .list();
    }

    /** Takes an outcome away, with the next try that it led to; empty if that one is not as it was. */
    Optional<Changes> undone(Placed<Given> given) {
        Changes changes = new Changes().remove(given);
        return given.what().isEnd()
                ? Optional.of(changes)
                : task(given.what().waits()).map(changes::remove);
    }

    /** Makes a call due again, as it was in hand. */
    List<RecordChange> again(Changes undone, Task task, Instant now) {
        return waiting(undone, task.heldBy(""), now).list();
    }

    private static Changes waiting(Changes changes, Task task, Instant due) {
        return changes.put(Placed.name(TASK, due, task.key()), bytes(task::write));
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private static Task task(StoredRecord record) {
        return read(record, Task::read);
    }

    private static Given given(StoredRecord record) {
        return read(record, Given::read);
    }

    private static <T> Placed<T> placed(String prefix, StoredRecord record, Function<StoredRecord, T> reading) {
        return new Placed<>(record.key(), record.version(), Placed.from(prefix, record.key()), reading.apply(record));
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(StoredRecord record, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.value()))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("record: expected one of this version");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
