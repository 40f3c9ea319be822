package it.varco.plugins;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.access.Reason;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.Gate;
import it.varco.api.session.Caller;
import it.varco.inspection.Inspection;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredApproval;
import it.varco.spi.store.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The acts of administration on deliveries: each is decided first, then done, and recorded. */
final class AdministeredGate implements Gate {

    private final DeliveryList list;
    private final Approvals approvals;
    private final Optional<Gatehouse> house;
    private final Transactions transactions;
    private final PersonRepository people;
    private final AuditTrail trail;
    private final BiFunction<Caller, Operation, Decision> access;

    /**
     * @param house who lets in what is approved; nobody in development, where nothing is asked
     * @param access access control; a refusal while it is not here
     */
    AdministeredGate(
            DeliveryList list,
            Approvals approvals,
            Optional<Gatehouse> house,
            Transactions transactions,
            PersonRepository people,
            AuditTrail trail,
            BiFunction<Caller, Operation, Decision> access) {
        this.list = list;
        this.approvals = approvals;
        this.house = house;
        this.transactions = transactions;
        this.people = people;
        this.trail = trail;
        this.access = access;
    }

    /** A decision as it was asked for. */
    private record Wish(Caller caller, DeliveryList.Lying lying, String state, Reason reason, long expected) {}

    @Override
    public Administered<List<Delivery>> deliveries(Caller caller) {
        return Administered.ifGranted(
                access.apply(caller, Administration.PLUGINS_VIEW), () -> new Administered.Done<>(list.all()));
    }

    @Override
    public Administered<Delivery> delivery(Caller caller, String hash) {
        return Administered.ifGranted(access.apply(caller, Administration.PLUGINS_VIEW), () -> told(hash));
    }

    private Administered<Delivery> told(String hash) {
        return list.find(hash)
                .<Administered<Delivery>>map(lying -> new Administered.Done<>(list.told(lying)))
                .orElseGet(Administered.Unknown::new);
    }

    @Override
    public Administered<Delivery> approve(Caller caller, String hash, String reason, boolean lower, long expected) {
        return decide(caller, hash, reason, expected, Approvals.APPROVED, (gate, wish) -> approve(gate, wish, lower));
    }

    @Override
    public Administered<Delivery> deny(Caller caller, String hash, String reason, long expected) {
        return decide(
                caller,
                hash,
                reason,
                expected,
                Approvals.DENIED,
                (gate, wish) -> decided(wish, gate.takeOut(hash, () -> write(wish))));
    }

    private Administered<Delivery> decide(
            Caller caller,
            String hash,
            String reason,
            long expected,
            String state,
            BiFunction<Gatehouse, Wish, Administered<Delivery>> act) {
        return Administered.ifGranted(access.apply(caller, Administration.PLUGINS_APPROVE), () -> {
            Optional<DeliveryList.Lying> lying = list.find(hash);
            Optional<Reason> why = Reason.parse(reason);
            if (lying.isEmpty()) {
                return new Administered.Unknown<>();
            }
            if (why.isEmpty()) {
                return new Administered.Invalid<>(
                        Reason.flaw("reason", reason).stream().toList());
            }
            if (expected == ANY_VERSION ? unseen(hash, state) : expected != version(hash)) {
                return new Administered.Outdated<>();
            }
            Wish wish = new Wish(caller, lying.get(), state, why.get(), expected);
            return house.map(gate -> act.apply(gate, wish)).orElseGet(() -> contrary(wish, "plugins.development"));
        });
    }

    /** Whether it would be approved against a decision that whoever approves need not have seen. */
    private boolean unseen(String hash, String state) {
        return state.equals(Approvals.APPROVED) && approvals.of(hash).isPresent() && !approvals.approved(hash);
    }

    private Administered<Delivery> approve(Gatehouse gate, Wish wish, boolean lower) {
        Found jar = wish.lying().jar();
        if (!list.objections(jar).isEmpty()) {
            return contrary(wish, "plugins.unfit");
        }
        if (!lower && gate.higher(jar)) {
            return contrary(wish, "plugins.lower-version");
        }
        Optional<Inspection> bytes = list.bytes(wish.lying());
        return bytes.isEmpty()
                ? new Administered.Outdated<>() // swapped since it was looked at
                : decided(wish, gate.letIn(bytes.get(), () -> write(wish)));
    }

    /** Told of the jar in hand, for its bytes may not be listed any more. */
    private Administered<Delivery> decided(Wish wish, boolean follows) {
        return follows ? new Administered.Done<>(list.told(wish.lying())) : new Administered.Outdated<>();
    }

    private long version(String hash) {
        return approvals.of(hash).map(StoredApproval::version).orElse(0L);
    }

    private boolean write(Wish wish) {
        Caller caller = wish.caller();
        Found jar = wish.lying().jar();
        String by =
                transactions.run(() -> caller.codiceFiscale().map(people::idOf).orElse(""));
        long last = wish.expected() == ANY_VERSION ? version(jar.hash()) : wish.expected();
        return approvals.decide(
                new StoredApproval(
                        jar.hash(),
                        last + 1,
                        wish.state(),
                        jar.bundle(),
                        jar.sheet().version(),
                        jar.signer(),
                        wish.reason().text(),
                        approvals.after(caller.visit().at()),
                        by,
                        caller.role().name()),
                record(wish, Outcome.DONE, Function.identity()));
    }

    private Administered<Delivery> contrary(Wish wish, String rule) {
        trail.record(record(wish, Outcome.REFUSED, record -> record.detail("rule", rule)));
        return new Administered.Contrary<>(rule);
    }

    private static AuditEvent record(
            Wish wish, Outcome outcome, Function<AuditEvent.Builder, AuditEvent.Builder> more) {
        Found jar = wish.lying().jar();
        return more.apply(AuditEvent.of(wish.caller().visit().at(), Administration.PLUGINS_APPROVE.name(), outcome)
                        .caller(wish.caller())
                        .detail("state", wish.state())
                        .detail("bundle", jar.bundle())
                        .detail("version", jar.sheet().version())
                        .detail("sha256", jar.hash())
                        .detail("reason", wish.reason().text()))
                .build();
    }
}
