package it.varco.configuration;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import it.varco.spi.store.ConfigurationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredConfiguration;
import it.varco.spi.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** History, trail and access control in memory; what a failed transaction did is undone. For one thread. */
final class MemoryStore implements ConfigurationRepository, Transactions, PersonRepository, AuditTrail, AccessControl {

    boolean trailFull;

    private List<StoredConfiguration> versions = new ArrayList<>();
    private volatile List<AuditEvent> events = new CopyOnWriteArrayList<>(); // File Install records too
    private boolean inside;

    List<AuditEvent> events() {
        return events;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        List<StoredConfiguration> versionsBefore = new ArrayList<>(versions);
        List<AuditEvent> eventsBefore = new CopyOnWriteArrayList<>(events);
        boolean committed = false;
        inside = true;
        try {
            T result = work.get();
            committed = true;
            return result;
        } finally {
            inside = false;
            if (!committed) {
                versions = versionsBefore;
                events = eventsBefore;
            }
        }
    }

    @Override
    public boolean active() {
        return inside;
    }

    @Override
    public List<StoredConfiguration> history(String pid, int limit) {
        List<StoredConfiguration> found = new ArrayList<>();
        for (StoredConfiguration version : versions) {
            if (version.pid().equals(pid)) {
                found.add(0, version);
            }
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public boolean add(StoredConfiguration version, int most) {
        long last = history(version.pid(), 1).stream()
                .mapToLong(StoredConfiguration::number)
                .findFirst()
                .orElse(0);
        if (version.number() != last + 1) {
            return false;
        }
        versions.add(version);
        versions.removeIf(old -> old.pid().equals(version.pid()) && old.number() <= version.number() - most);
        return true;
    }

    @Override
    public void record(AuditEvent event) {
        if (trailFull) {
            throw new StoreException("store.unavailable", "expected a store", new IllegalStateException("away"));
        }
        events.add(event);
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
    public Decision decide(Caller caller, Operation operation) {
        return operation.roles().contains(caller.role()) ? new Decision.Granted() : new Decision.Refused("access.role");
    }

    @Override
    public Optional<Caller> visitor(Visit visit) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> application(String token, Visit visit) {
        return Optional.empty();
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
