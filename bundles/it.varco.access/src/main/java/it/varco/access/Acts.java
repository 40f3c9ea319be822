package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.spi.store.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Acts of administration: decided, checked, done and recorded, in this order and in this one place (SEC-01, UX-55).
 *
 * <p>No act can forget its record: it is written here, in the transaction of the act, whether it was done or a rule of
 * the house stood against it. What the caller may not do is recorded by access control.
 */
final class Acts {

    private final AccessControl control;
    private final Transactions transactions;
    private final AuditTrail trail;

    Acts(AccessControl control, Transactions transactions, AuditTrail trail) {
        this.control = control;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** Shows something, without a record. */
    <T> Administered<T> look(Caller caller, Operation operation, Supplier<T> look) {
        return Administered.ifGranted(control.decide(caller, operation), () -> new Administered.Done<>(look.get()));
    }

    /**
     * Does an act.
     *
     * @param typed what was typed for it
     * @param act does it inside a transaction, which may run more than once, and notes what the record shall say
     */
    <T> Administered<T> perform(Caller caller, Operation operation, Typed typed, Function<Note, Administered<T>> act) {
        Decision decision = control.decide(caller, operation);
        if (!decision.granted()) {
            return new Administered.Forbidden<>(decision);
        }
        List<Flaw> flaws = typed.flaws();
        if (!flaws.isEmpty()) {
            return new Administered.Invalid<>(flaws);
        }
        return transactions.run(() -> {
            Note note = new Note();
            Administered<T> done = act.apply(note);
            if (done instanceof Administered.Contrary<T> contrary) {
                trail.record(note.event(caller, operation, Outcome.REFUSED)
                        .detail(Trail.RULE, contrary.rule())
                        .build());
            } else if (done instanceof Administered.Done<T> || note.acted) {
                trail.record(note.event(caller, operation, Outcome.DONE).build());
            }
            return done;
        });
    }

    /** What the record of an act says beside who, when and from where. */
    static final class Note {

        private Optional<CodiceFiscale> about = Optional.empty();
        private final Map<String, String> details = new TreeMap<>();
        private boolean acted;

        /** Says that something was done, so that it is recorded even where nothing can be shown of it. */
        Note acted() {
            acted = true;
            return this;
        }

        /** Sets whom the act is about. */
        Note about(CodiceFiscale person) {
            about = Optional.of(person);
            return this;
        }

        Note detail(String name, String value) {
            details.put(name, value);
            return this;
        }

        private AuditEvent.Builder event(Caller caller, Operation operation, Outcome outcome) {
            AuditEvent.Builder event = AuditEvent.of(caller.visit().at(), operation.name(), outcome)
                    .caller(caller);
            about.ifPresent(event::about);
            details.forEach(event::detail);
            return event;
        }
    }
}
