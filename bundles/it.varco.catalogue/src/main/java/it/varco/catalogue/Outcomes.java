package it.varco.catalogue;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Receipt;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.Sessions;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Transactions;
import java.util.Optional;

/** Turns what a service answered into what happened: each outcome with its record in the trail, in one transaction. */
final class Outcomes {

    /** What follows the name of an operation in the trail, where something else is recorded than what came of it. */
    static final String BEGIN = ".begin";

    static final String ABANDON = ".abandon";

    private final Transactions transactions;
    private final Pratiche pratiche;
    private final Changes changes;
    private final ReceiptBook receipts;
    private final Sessions sessions;
    private final BlockRepository blocks;
    private final Turnstile turnstile;
    private final AuditTrail trail;

    Outcomes(
            Transactions transactions,
            Pratiche pratiche,
            Changes changes,
            ReceiptBook receipts,
            Sessions sessions,
            BlockRepository blocks,
            Turnstile turnstile,
            AuditTrail trail) {
        this.transactions = transactions;
        this.pratiche = pratiche;
        this.changes = changes;
        this.receipts = receipts;
        this.sessions = sessions;
        this.blocks = blocks;
        this.turnstile = turnstile;
        this.trail = trail;
    }

    /** What the trail calls an operation when it is done, refused or not available. */
    static String trailName(String operation) {
        return "service." + operation;
    }

    /** Records that access was granted, before the service hears of it (D-31). */
    void begun(Turn turn) {
        trail.record(event(turn, BEGIN, Outcome.DONE).build());
    }

    /** Somebody is not examined at this moment, whoever asks; the pratica stays where it is (PIN-33). */
    void blocked(Turn turn, CodiceFiscale subject) {
        trail.record(event(turn, "", Outcome.REFUSED)
                .person(subject)
                .detail("rule", "catalogue.blocked")
                .build());
    }

    /** Ends a pratica for somebody who gives it up; false if it was not theirs any more. */
    boolean abandoned(Turn turn) {
        return transactions.run(() -> {
            if (ended(turn) || !pratiche.close(turn.pratica())) {
                return false;
            }
            trail.record(event(turn, ABANDON, Outcome.DONE).build());
            return true;
        });
    }

    /**
     * What an answer led to; empty if the records of the service had changed meanwhile, and nothing happened (D-37).
     *
     * @param typed what the person had typed
     */
    Optional<Handling> of(Turn turn, Answer answer, Draft typed) {
        try {
            return Optional.of(transactions.run(() -> happened(turn, tellable(turn, answer), typed)));
        } catch (Changes.LostVersionException e) {
            return Optional.empty();
        } catch (Post.UnsentException e) {
            return Optional.of(transactions.run(() -> happened(turn, e.why(), typed)));
        }
    }

    /** The records of the service changed twice while it answered: nothing was done (D-37). */
    Handling conflict(Turn turn, Draft typed) {
        Answer.Nothing busy = new Answer.Nothing(Absence.BUSY, "service.conflict");
        return transactions.run(() -> happened(turn, busy, typed));
    }

    /**
     * The answer, unless it is an end where nobody is signed in and nobody could be told of it: so the end of which
     * somebody is to be told and the one of which nobody is are the same (SEC-04).
     */
    private Answer tellable(Turn turn, Answer answer) {
        return answer instanceof Answer.Finished && turn.session().isEmpty()
                ? changes.untold().<Answer>map(why -> why).orElse(answer)
                : answer;
    }

    private Handling happened(Turn turn, Answer answer, Draft typed) {
        if (ended(turn)) {
            return new Handling.Over(); // nothing is done, nor shown: whoever ended the session has to be right
        }
        if (!(answer instanceof Answer.Refused) && !released(turn)) {
            return late(turn); // an answer that took too long opens nothing, as somebody else is examined by now
        }
        if (answer instanceof Answer.Asked asked) {
            return asked(turn, asked, typed);
        }
        if (answer instanceof Answer.Nothing nothing) {
            return nothing(turn, nothing, typed);
        }
        if (!pratiche.close(turn.pratica()) && !(answer instanceof Answer.Refused)) {
            return late(turn);
        }
        if (answer instanceof Answer.Refused wrong) {
            return refused(turn, wrong); // a wrong answer is a wrong answer, also one that came too late
        }
        if (answer instanceof Answer.Shown shown) {
            trail.record(event(turn, Outcome.DONE).build());
            return new Handling.Answered(shown.card(), shown.view());
        }
        if (answer instanceof Answer.Finished finished) {
            return finished(turn, finished);
        }
        if (answer instanceof Answer.Rejected rejected) {
            refused(turn, rejected.code());
            return new Handling.Rejected(rejected.card(), rejected.why());
        }
        throw new IllegalStateException("answer: expected one of the known ones");
    }

    private Handling asked(Turn turn, Answer.Asked asked, Draft typed) {
        boolean again = asked.first() || !asked.form().errors().isEmpty();
        Draft shown = again ? typed.fitting(asked.form()) : Draft.none();
        return pratiche.ask(turn.caller(), turn.pratica(), asked, shown)
                .<Handling>map(next -> new Handling.Ask(next.shown(true), asked.form(), shown.texts()))
                .orElseGet(() -> late(turn));
    }

    private Handling finished(Turn turn, Answer.Finished finished) {
        AuditEvent.Builder event = event(turn, Outcome.DONE);
        changes.commit(turn.caller().visit(), turn.session(), finished.card().owner(), finished.effects(), event);
        Optional<Receipt> receipt =
                finished.act().flatMap(act -> turn.session().map(session -> receipts.make(session, act)));
        receipt.ifPresent(made -> event.detail("receipt", made.number()));
        trail.record(event.build());
        return receipt.<Handling>map(Handling.Receipted::new)
                .orElseGet(() -> new Handling.Done(finished.card(), finished.view()));
    }

    /** The person is blocked from now on, and the answer says no more than that it was wrong (SEC-04). */
    private Handling refused(Turn turn, Answer.Refused refused) {
        AuditEvent.Builder event = event(turn, Outcome.REFUSED).detail("rule", refused.code());
        changes.commit(turn.caller().visit(), turn.session(), refused.card().owner(), refused.effects(), event);
        turn.reservation()
                .ifPresent(held -> blocks.block(held, turn.caller().visit().at().plus(turn.block())));
        turnstile.refused(turn);
        trail.record(event.build());
        return new Handling.Rejected(refused.card(), refused.why());
    }

    private Handling nothing(Turn turn, Answer.Nothing nothing, Draft typed) {
        pratiche.keep(turn.caller(), turn.pratica(), typed);
        trail.record(
                event(turn, Outcome.UNAVAILABLE).detail("rule", nothing.code()).build());
        return new Handling.NotAvailable(turn.pratica().card(), nothing.why());
    }

    /**
     * Whether the session ended while the service worked (SEC-25): by logout, by its person elsewhere, with the role.
     * From here on it cannot end before the transaction does.
     */
    private boolean ended(Turn turn) {
        if (turn.session().map(sessions::stillOpen).orElse(true)) {
            return false;
        }
        refused(turn, "catalogue.session");
        return true;
    }

    /** Whether the person who is examined was still ours to examine; they are free again. */
    private boolean released(Turn turn) {
        return turn.reservation().map(blocks::release).orElse(true);
    }

    /** Another answer to the same form was quicker, or the pratica was given up: the service was asked for nothing. */
    private Handling late(Turn turn) {
        refused(turn, "catalogue.late");
        return new Handling.Over();
    }

    private void refused(Turn turn, String rule) {
        trail.record(event(turn, Outcome.REFUSED).detail("rule", rule).build());
    }

    private static AuditEvent.Builder event(Turn turn, Outcome outcome) {
        return event(turn, "", outcome);
    }

    /** @param what follows the name of the operation */
    private static AuditEvent.Builder event(Turn turn, String what, Outcome outcome) {
        Caller caller = turn.caller();
        String operation = trailName(turn.pratica().stored().operation()) + what;
        AuditEvent.Builder event = AuditEvent.of(caller.visit().at(), operation, outcome)
                .caller(caller)
                .detail("pratica", turn.pratica().stored().id());
        turn.subject().ifPresent(event::person);
        return event;
    }
}
