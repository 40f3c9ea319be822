package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.plugin.SwitchOutcome;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Visit;
import it.varco.api.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rooms, as a test sets them up; each remembers what it was asked. */
final class House implements AccessControl, Plugins, AuditTrail {

    static final String TOKEN = "right-token_0123456789";

    final List<String> decided = new CopyOnWriteArrayList<>();
    final List<Visit> visits = new CopyOnWriteArrayList<>();
    final List<String> switched = new CopyOnWriteArrayList<>();
    final List<String> read = new CopyOnWriteArrayList<>();
    final List<PluginStatus> plugins = new ArrayList<>();
    final List<RecordedEvent> events = new ArrayList<>();

    /** The one that is accepted. */
    volatile String token = TOKEN;

    volatile Decision decision = new Decision.Granted();
    volatile ChainReport report = new ChainReport(12, 0, 0);

    /** Thrown by plugins and trail, if it is set. */
    volatile Optional<RuntimeException> broken = Optional.empty();

    /** Thrown by access control, if it is set. */
    volatile Optional<RuntimeException> doorBroken = Optional.empty();

    void breakStore() {
        broken = Optional.of(new StoreException("store.unavailable", "the store is expected to answer", null));
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        doorBroken.ifPresent(e -> {
            throw e;
        });
        decided.add(operation.name() + (operation.recorded() ? "" : " unrecorded") + " " + operation.roles());
        return decision;
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        doorBroken.ifPresent(e -> {
            throw e;
        });
        visits.add(visit);
        return token.equals(this.token) ? Optional.of(new Holder(visit)) : Optional.empty();
    }

    @Override
    public List<PluginStatus> all() {
        broken.ifPresent(e -> {
            throw e;
        });
        return List.copyOf(plugins);
    }

    @Override
    public SwitchOutcome turn(Caller caller, String kind, String id, PluginState wanted, String reason) {
        broken.ifPresent(e -> {
            throw e;
        });
        if (decision instanceof Decision.Refused refused) {
            return new SwitchOutcome.Forbidden(refused.rule());
        }
        switched.add(kind + "/" + id + " " + wanted + " " + reason);
        return plugins.stream()
                .filter(each -> each.kind().equals(kind) && each.id().equals(id))
                .findFirst()
                .<SwitchOutcome>map(each -> new SwitchOutcome.Switched(
                        new Status(kind, id, each.owner(), each.version(), wanted, each.since(), reason, "")))
                .orElseGet(SwitchOutcome.Unknown::new);
    }

    @Override
    public boolean developmentMode() {
        return false;
    }

    @Override
    public void record(AuditEvent event) {
        throw new UnsupportedOperationException("front ends record by deciding");
    }

    @Override
    public List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit) {
        throw new UnsupportedOperationException("not for this front end");
    }

    @Override
    public List<RecordedEvent> read(long after, int limit) {
        broken.ifPresent(e -> {
            throw e;
        });
        read.add(after + " " + limit);
        return events.stream()
                .filter(each -> each.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public ChainReport verify() {
        broken.ifPresent(e -> {
            throw e;
        });
        return report;
    }

    /** A plugin whose reason and problem may be empty. */
    record Status(
            String kind,
            String id,
            String owner,
            String version,
            PluginState state,
            Instant since,
            String why,
            String trouble)
            implements PluginStatus {

        @Override
        public Optional<String> reason() {
            return why.isEmpty() ? Optional.empty() : Optional.of(why);
        }

        @Override
        public Optional<String> problem() {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
        }
    }

    /** Whoever holds the token. */
    private record Holder(Visit visit) implements Caller {

        @Override
        public Role role() {
            return Role.SERVICE_ACCOUNT;
        }

        @Override
        public AssuranceLevel level() {
            return AssuranceLevel.HIGH;
        }

        @Override
        public Powers powers() {
            return Powers.NONE;
        }

        @Override
        public Optional<CodiceFiscale> codiceFiscale() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sessionHandle() {
            return Optional.empty();
        }
    }
}
