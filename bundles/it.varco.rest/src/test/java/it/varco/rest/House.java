package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Applications;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditSearch;
import it.varco.api.configuration.Configurations;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Powers;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.session.Sessions;
import it.varco.api.session.Visit;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Staff;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The rooms, as a test sets them up; each asks for a decision and remembers what it did. */
final class House implements AccessControl {

    static final String TOKEN = "right-token_0123456789";

    /** Of an application that may do what {@link #scopes} names. */
    static final String APPLICATION = "varco_" + "a".repeat(43);

    static final CodiceFiscale SOMEBODY = new CodiceFiscale("RSSMRA85T10A562S");
    static final Instant THEN = Instant.parse("2026-11-23T07:30:00Z");

    /** Names of the operations that were decided on. */
    final List<String> decided = new CopyOnWriteArrayList<>();

    final List<Visit> visits = new CopyOnWriteArrayList<>();

    /** What was done or looked at. */
    final List<String> acts = new CopyOnWriteArrayList<>();

    final FakePlugins plugins = new FakePlugins(this);
    final FakeGate gate = new FakeGate(this);
    final FakeStaff staff = new FakeStaff(this);
    final FakeSessions sessions = new FakeSessions(this);
    final FakeTrail trail = new FakeTrail(this);
    final FakeConfigurations configurations = new FakeConfigurations(this);
    final FakeApplications applications = new FakeApplications(this);
    final FakeMessages messages = new FakeMessages(this);
    final FakeFirstStart firstStart = new FakeFirstStart(this);
    final MemoryRecords records = new MemoryRecords();

    /** The one that is accepted. */
    volatile String token = TOKEN;

    /** What the application may do. */
    volatile Set<String> scopes = Set.of();

    volatile Decision decision = new Decision.Granted();

    /** Stands against every act, if it is set. */
    volatile Optional<String> rule = Optional.empty();

    /** Thrown in the middle of an act, if it is set. */
    volatile Optional<RuntimeException> broken = Optional.empty();

    /** Thrown by access control, if it is set. */
    volatile Optional<RuntimeException> doorBroken = Optional.empty();

    /** Runs in the middle of each act. */
    volatile Runnable meanwhile = () -> {};

    /** The rooms at a listener, but for those that are away. */
    Present present(Listener listener, Set<Class<?>> away) {
        Present here = Present.at(listener);
        here = add(here, away, AccessControl.class, this);
        here = add(here, away, Plugins.class, plugins);
        here = add(here, away, Gate.class, gate);
        here = add(here, away, Staff.class, staff);
        here = add(here, away, Sessions.class, sessions);
        here = add(here, away, AuditSearch.class, trail);
        here = add(here, away, Configurations.class, configurations);
        here = add(here, away, Applications.class, applications);
        here = add(here, away, Outbox.class, messages);
        here = add(here, away, MessageTemplates.class, messages);
        here = add(here, away, FirstStart.class, firstStart);
        return add(here, away, RecordStore.class, records);
    }

    private static <T> Present add(Present here, Set<Class<?>> away, Class<T> type, T room) {
        return away.contains(type) ? here : here.with(type, room);
    }

    void breakStore() {
        broken = Optional.of(new StoreException(
                "store.unavailable", "the store is expected to answer", new IllegalStateException("gone")));
    }

    /** What every room does: asks, then acts. */
    <T> Administered<T> act(Caller caller, Operation operation, String what, Supplier<Administered<T>> act) {
        return Administered.ifGranted(decide(caller, operation), () -> {
            meanwhile.run();
            throwIf(broken);
            if (rule.isPresent()) {
                return new Administered.Contrary<>(rule.get());
            }
            Administered<T> outcome = act.get();
            if (outcome instanceof Administered.Done<T>) {
                acts.add(what);
            }
            return outcome;
        });
    }

    @Override
    public Decision decide(Caller caller, Operation operation) {
        throwIf(doorBroken);
        decided.add(operation.name());
        if (!operation.roles().contains(caller.role())) {
            return new Decision.Refused("access.role");
        }
        boolean beyond = caller.role() == Role.APPLICATION && !scopes.contains(operation.name());
        return beyond ? new Decision.Refused("access.scope") : decision;
    }

    @Override
    public Optional<Caller> visitor(Visit visit) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> serviceAccount(String token, Visit visit) {
        throwIf(doorBroken);
        visits.add(visit);
        return token.equals(this.token)
                ? Optional.of(new Holder(visit, Role.SERVICE_ACCOUNT, Optional.empty()))
                : Optional.empty();
    }

    @Override
    public Optional<Caller> application(String token, Visit visit) {
        throwIf(doorBroken);
        visits.add(visit);
        return token.equals(APPLICATION)
                ? Optional.of(new Holder(visit, Role.APPLICATION, Optional.of("c9Rk2mVvQ0aJ")))
                : Optional.empty();
    }

    private static void throwIf(Optional<RuntimeException> failure) {
        failure.ifPresent(e -> {
            throw e;
        });
    }

    /** Whoever holds a token. */
    private record Holder(Visit visit, Role role, Optional<String> application) implements Caller {

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
        public Instant provedAt() {
            return visit.at();
        }

        @Override
        public Optional<String> sessionHandle() {
            return Optional.empty();
        }
    }
}
