package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Switches, approvals and trail in memory, undone together when a transaction fails. Can be told that the store is
 * away.
 */
final class MemorySwitches implements SwitchRepository, Transactions, PersonRepository, AuditTrail {

    volatile boolean away;
    volatile boolean trailFull;

    final MemoryApprovals approvals = new MemoryApprovals(this);

    private final ReentrantLock writer = new ReentrantLock();
    private Map<String, List<StoredSwitch>> rows = new LinkedHashMap<>(); // each with the latest first
    private List<AuditEvent> events = new ArrayList<>();

    static StoreException unavailable() {
        return new StoreException("store.unavailable", "expected a store", new IllegalStateException("away"));
    }

    private void reach() {
        if (away) {
            throw unavailable();
        }
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (active()) {
            return work.get();
        }
        reach();
        writer.lock();
        Map<String, List<StoredSwitch>> rowsBefore = new LinkedHashMap<>(rows);
        List<AuditEvent> eventsBefore = new ArrayList<>(events);
        Runnable approvalsBefore = approvals.snapshot();
        boolean committed = false;
        try {
            T result = work.get();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rows = rowsBefore;
                events = eventsBefore;
                approvalsBefore.run();
            }
            writer.unlock();
        }
    }

    @Override
    public boolean active() {
        return writer.isHeldByCurrentThread();
    }

    @Override
    public List<StoredSwitch> all() {
        return run(() -> rows.values().stream().map(list -> list.get(0)).toList());
    }

    @Override
    public List<StoredSwitch> history(String kind, String id, int limit) {
        return run(() -> rows.getOrDefault(kind + ' ' + id, List.of()).stream()
                .limit(limit)
                .toList());
    }

    @Override
    public boolean put(StoredSwitch state) {
        return run(() -> {
            List<StoredSwitch> list = new ArrayList<>(rows.getOrDefault(state.kind() + ' ' + state.id(), List.of()));
            if (state.version() != list.size() + 1) {
                return false;
            }
            list.add(0, state);
            rows.put(state.kind() + ' ' + state.id(), List.copyOf(list));
            return true;
        });
    }

    @Override
    public String idOf(CodiceFiscale person) {
        return "id-of-" + person.value();
    }

    @Override
    public Optional<CodiceFiscale> find(String personId) {
        return Optional.of(new CodiceFiscale(personId.substring("id-of-".length())));
    }

    @Override
    public void record(AuditEvent event) {
        run(() -> {
            if (trailFull) {
                throw unavailable();
            }
            return events.add(event);
        });
    }

    List<AuditEvent> events() {
        return run(() -> List.copyOf(events));
    }

    @Override
    public List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit) {
        return List.of();
    }

    @Override
    public List<RecordedEvent> read(long after, int limit) {
        return List.of();
    }

    @Override
    public ChainReport verify() {
        return new ChainReport(0, 0, 0);
    }
}
