package it.varco.tck;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An {@link AuditTrail} in memory that keeps what was recorded, in order, and can be broken. Knows no transactions.
 * Thread-safe.
 */
public final class CapturingTrail implements AuditTrail {

    private final List<AuditEvent> events = new ArrayList<>();
    private volatile boolean broken;

    /** What was recorded so far, in order. */
    public List<AuditEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** The events of one operation so far, in order. */
    public List<AuditEvent> events(String operation) {
        return events().stream()
                .filter(event -> event.operation().equals(operation))
                .toList();
    }

    /** From now on every method throws {@link StoreException}, as when the database is away. */
    public void breakDown() {
        broken = true;
    }

    /** Ends {@link #breakDown} for later calls. */
    public void recover() {
        broken = false;
    }

    @Override
    public void record(AuditEvent event) {
        reach();
        synchronized (events) {
            events.add(event);
        }
    }

    @Override
    public List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit) {
        reach();
        Predicate<AuditEvent> wanted =
                event -> event.person().equals(Optional.of(person)) && operations.contains(event.operation());
        List<RecordedEvent> found = new ArrayList<>(placed().stream()
                .filter(recorded -> wanted.test(recorded.event()))
                .toList());
        Collections.reverse(found);
        return found.stream().limit(limit).toList();
    }

    @Override
    public List<RecordedEvent> read(long after, int limit) {
        reach();
        return placed().stream()
                .filter(recorded -> recorded.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public ChainReport verify() {
        reach();
        return new ChainReport(events().size(), 0, 0);
    }

    private List<RecordedEvent> placed() {
        List<AuditEvent> all = events();
        return IntStream.range(0, all.size())
                .mapToObj(place -> new RecordedEvent(place + 1L, all.get(place)))
                .toList();
    }

    private void reach() {
        if (broken) {
            throw new StoreException(
                    "store.unavailable",
                    "trail: expected to be within reach",
                    new IllegalStateException("broken by the test"));
        }
    }
}
