package it.varco.catalogue;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Receipt;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import it.varco.api.store.Effects;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.Transactions;
import java.util.List;
import java.util.Optional;

/** Turns what a service answered into what happened: each outcome with its record in the trail, in one transaction. */
final class Outcomes {

    /** What follows the name of an operation in the trail, where something else is recorded than what came of it. */
    static final String BEGIN = ".begin";

    static final String ABANDON = ".abandon";

    private final Transactions transactions;
    private final Pratiche pratiche;
    private final RecordRepository records;
    private final Post post;
    private final ReceiptBook receipts;
    private final Sessions sessions;
    private final AuditTrail trail;

    Outcomes(
            Transactions transactions,
            Pratiche pratiche,
            RecordRepository records,
            Post post,
            ReceiptBook receipts,
            Sessions sessions,
            AuditTrail trail) {
        this.transactions = transactions;
        this.pratiche = pratiche;
        this.records = records;
        this.post = post;
        this.receipts = receipts;
        this.sessions = sessions;
        this.trail = trail;
    }

    /** What the trail calls an operation when it is done, refused or not available. */
    static String trailName(String operation) {
        return "service." + operation;
    }

    /** Records that access was granted, before the service hears of it (D-31). */
    void begun(Session session, Pratica pratica) {
        trail.record(event(session, pratica, BEGIN, Outcome.DONE).build());
    }

    /** Ends a pratica for somebody who gives it up; false if it was not theirs any more. */
    boolean abandoned(Session session, Pratica pratica) {
        return transactions.run(() -> {
            if (ended(session, pratica) || !pratiche.close(pratica)) {
                return false;
            }
            trail.record(event(session, pratica, ABANDON, Outcome.DONE).build());
            return true;
        });
    }

    /**
     * What an answer led to; empty if the records of the service had changed meanwhile, and nothing happened (D-37).
     *
     * @param typed what the person had typed
     */
    Optional<Handling> of(Session session, Pratica pratica, Answer answer, Draft typed) {
        try {
            return Optional.of(transactions.run(() -> happened(session, pratica, answer, typed)));
        } catch (LostVersionException e) {
            return Optional.empty();
        } catch (Post.UnsentException e) {
            return Optional.of(transactions.run(() -> happened(session, pratica, e.why(), typed)));
        }
    }

    /** The records of the service changed twice while it answered: nothing was done (D-37). */
    Handling conflict(Session session, Pratica pratica, Draft typed) {
        Answer.Nothing busy = new Answer.Nothing(Absence.BUSY, "service.conflict");
        return transactions.run(() -> happened(session, pratica, busy, typed));
    }

    private Handling happened(Session session, Pratica pratica, Answer answer, Draft typed) {
        if (ended(session, pratica)) {
            return new Handling.Over(); // nothing is done, nor shown: whoever ended the session has to be right
        }
        if (answer instanceof Answer.Asked asked) {
            return asked(session, pratica, asked, typed);
        }
        if (answer instanceof Answer.Nothing nothing) {
            return nothing(session, pratica, nothing, typed);
        }
        if (!pratiche.close(pratica)) {
            return late(session, pratica);
        }
        if (answer instanceof Answer.Shown shown) {
            trail.record(event(session, pratica, Outcome.DONE).build());
            return new Handling.Answered(shown.card(), shown.view());
        }
        if (answer instanceof Answer.Finished finished) {
            return finished(session, pratica, finished);
        }
        if (answer instanceof Answer.Rejected rejected) {
            refused(session, pratica, rejected.code());
            return new Handling.Rejected(rejected.card(), rejected.why());
        }
        throw new IllegalStateException("answer: expected one of the known ones");
    }

    private Handling asked(Session session, Pratica pratica, Answer.Asked asked, Draft typed) {
        boolean again = asked.first() || !asked.form().errors().isEmpty();
        Draft shown = again ? typed.fitting(asked.form()) : Draft.none();
        return pratiche.ask(session, pratica, asked, shown)
                .<Handling>map(next -> new Handling.Ask(next.shown(true), asked.form(), shown.texts()))
                .orElseGet(() -> late(session, pratica));
    }

    private Handling finished(Session session, Pratica pratica, Answer.Finished finished) {
        List<String> messages = commit(session, finished.card().owner(), finished.effects());
        Optional<Receipt> receipt = finished.act().map(act -> receipts.make(session, act));
        AuditEvent.Builder event = event(session, pratica, Outcome.DONE);
        finished.effects().notes().forEach(event::detail);
        receipt.ifPresent(made -> event.detail("receipt", made.number()));
        if (!messages.isEmpty()) {
            event.detail("messages", String.join(" ", messages));
        }
        trail.record(event.build());
        return receipt.<Handling>map(Handling.Receipted::new)
                .orElseGet(() -> new Handling.Done(finished.card(), finished.view()));
    }

    /** Returns the keys of its messages. */
    private List<String> commit(Session session, String owner, Effects effects) {
        List<String> messages = post.send(session, owner, effects.messages());
        boolean changed = effects.records().isEmpty() || records.apply(owner, effects.records());
        if (!changed) {
            throw new LostVersionException();
        }
        if (effects.endsOtherSessions()) {
            sessions.endOthers(session);
        }
        return messages;
    }

    private Handling nothing(Session session, Pratica pratica, Answer.Nothing nothing, Draft typed) {
        pratiche.keep(session, pratica, typed);
        trail.record(event(session, pratica, Outcome.UNAVAILABLE)
                .detail("rule", nothing.code())
                .build());
        return new Handling.NotAvailable(pratica.card(), nothing.why());
    }

    /**
     * Whether the session ended while the service worked (SEC-25): by logout, by its person elsewhere, with the role.
     * From here on it cannot end before the transaction does.
     */
    private boolean ended(Session session, Pratica pratica) {
        if (sessions.stillOpen(session)) {
            return false;
        }
        refused(session, pratica, "catalogue.session");
        return true;
    }

    /** Another answer to the same form was quicker, or the pratica was given up: the service was asked for nothing. */
    private Handling late(Session session, Pratica pratica) {
        refused(session, pratica, "catalogue.late");
        return new Handling.Over();
    }

    private void refused(Session session, Pratica pratica, String rule) {
        trail.record(
                event(session, pratica, Outcome.REFUSED).detail("rule", rule).build());
    }

    private static AuditEvent.Builder event(Session session, Pratica pratica, Outcome outcome) {
        return event(session, pratica, "", outcome);
    }

    /** @param what follows the name of the operation */
    private static AuditEvent.Builder event(Session session, Pratica pratica, String what, Outcome outcome) {
        String operation = trailName(pratica.stored().operation()) + what;
        return AuditEvent.of(session.visit().at(), operation, outcome)
                .caller(session)
                .detail("pratica", pratica.stored().id());
    }

    /** Undoes the transaction of a step whose service had read records that changed meanwhile. */
    private static final class LostVersionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
