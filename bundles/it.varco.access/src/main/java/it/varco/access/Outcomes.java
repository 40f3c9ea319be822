package it.varco.access;

import it.varco.api.access.RefusalBudget;
import it.varco.api.audit.AuditTrail;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.ReturnToken;
import it.varco.api.session.Visit;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.util.Optional;

/** Turns what a provider answered into what happened: each outcome with its record in the trail, in one transaction. */
final class Outcomes {

    private final Transactions transactions;
    private final Attempts attempts;
    private final Admission admission;
    private final LoginRecords records;
    private final RefusalBudget budget;
    private final SessionBook sessions;

    Outcomes(
            Transactions transactions,
            Attempts attempts,
            Admission admission,
            AuditTrail trail,
            RefusalBudget budget,
            SessionBook sessions) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.admission = admission;
        records = new LoginRecords(trail);
        this.budget = budget;
        this.sessions = sessions;
    }

    /** What is awaited of a browser that leaves now. */
    Awaited.Homecoming homecoming(Visit visit) {
        Bytes returning = Bytes.of(ReturnToken.of(visit.browser().orElseThrow()).hash());
        String session =
                sessions.brought(visit).map(held -> held.stored().handle()).orElse("");
        return new Awaited.Homecoming(returning, session);
    }

    private LoginRecords notes(Claim.Won claim) {
        return records.of(claim.attempt().dialogue().purpose());
    }

    private static Optional<Awaited.Homecoming> homecoming(Claim.Won claim) {
        return claim.attempt().dialogue().awaited().homecoming();
    }

    /** The end of a login that its first step decided, without any question. */
    Login ofBegin(Visit visit, String provider, ReturnPath next, Purpose purpose, Examination found) {
        if (found instanceof Examination.Recognised known) {
            return admission
                    .admit(visit, known, next, new FirstStep(visit, known, purpose.withoutWay()))
                    .map(login -> spent(visit, login, Optional.empty()))
                    .orElseGet(() -> {
                        records.unavailable(visit, provider, Optional.empty(), "provider.conflict");
                        return new Login.NotAvailable(provider, Absence.BUSY);
                    });
        }
        if (found instanceof Examination.Refused refused) {
            Optional<CodiceFiscale> person = purpose.ticket().map(Ticket::person);
            records.refused(visit, refused.provider().id(), person, refused.code());
            return spent(visit, turnedAway(refused.provider(), Duration.ZERO), Optional.empty());
        }
        if (found instanceof Examination.Rejected rejected) {
            return rejected(visit, records, rejected, purpose.ticket().map(Ticket::person));
        }
        if (found instanceof Examination.Choice choice) {
            Card card = choice.provider().card();
            return purpose.way().isEmpty() ? new Login.ChooseWay(card, choice.ways()) : new Login.NoSuchWay(card);
        }
        if (found instanceof Examination.Nothing nothing) {
            return new Login.NotAvailable(provider, nothing.why());
        }
        throw new IllegalStateException("examination: expected one of the known ones");
    }

    /** What an answer led to; empty if the plugin's records had changed meanwhile, and nothing happened. */
    Optional<Login> of(Visit visit, Claim.Won claim, Examination found, Optional<CodiceFiscale> subject) {
        Optional<CodiceFiscale> reserved = claim.reservation().flatMap(held -> subject);
        if (found instanceof Examination.Recognised known) {
            ReturnPath next = new ReturnPath(claim.attempt().stored().next());
            return admission
                    .admit(visit, known, next, new LaterStep(visit, claim, known, subject))
                    .map(login -> spent(visit, login, reserved));
        }
        Login remained = transactions.run(() -> remained(visit, claim, found, subject));
        String provider = claim.attempt().stored().provider();
        if (homecoming(claim).isPresent() && isSaidByAnybody(remained) && budget.spend(provider, visit)) {
            records.refused(visit, provider, Optional.empty(), "access.network");
        }
        return Optional.of(spent(visit, remained, reserved));
    }

    /**
     * That somebody gave up elsewhere, or that something is wrong, needs no proof: so it is counted (SEC-03, SEC-48).
     */
    private static boolean isSaidByAnybody(Login login) {
        return login instanceof Login.Rejected
                || login instanceof Login.Malformed
                || (login instanceof Login.NotAvailable gone && gone.why() == Absence.FAULT);
    }

    /** The records of the plugin changed twice while it answered: nothing can be said about the person (D-37). */
    Login conflict(Visit visit, Claim.Won claim, Optional<CodiceFiscale> subject) {
        return transactions.run(
                () -> nothing(visit, claim, new Examination.Nothing(Absence.BUSY, "provider.conflict"), subject));
    }

    /** Something came back from another site for which nobody here waits. */
    void recordStray(Visit visit, String provider) {
        records.refused(visit, provider, Optional.empty(), "access.stray");
    }

    void recordBlocked(Visit visit, Card provider, Optional<CodiceFiscale> subject, String rule) {
        records.refused(visit, provider.id(), subject, rule);
    }

    private Login remained(Visit visit, Claim.Won claim, Examination found, Optional<CodiceFiscale> subject) {
        if (found instanceof Examination.Asked asked) {
            return attempts.goOn(visit, claim, asked.pending(), subject)
                    .<Login>map(attempt -> new Login.Ask(LoginFlow.Shown.of(attempt), asked.form()))
                    .orElseGet(Login.Expired::new);
        }
        if (found instanceof Examination.Left left) {
            Awaited.Homecoming homecoming = homecoming(claim).orElseGet(() -> homecoming(visit));
            return attempts.goOn(visit, claim, left.pending(homecoming), subject)
                    .<Login>map(attempt -> new Login.Leave(left.provider().card(), left.departure()))
                    .orElseGet(Login.Expired::new);
        }
        if (found instanceof Examination.Malformed malformed) {
            attempts.finish(claim);
            notes(claim).refused(visit, malformed.provider().id(), subject, malformed.code());
            return new Login.Malformed(malformed.provider().card());
        }
        if (found instanceof Examination.Refused refused) {
            return refused(visit, claim, refused.provider(), subject, subject, refused.code());
        }
        if (found instanceof Examination.Rejected rejected) {
            attempts.finish(claim);
            return rejected(visit, notes(claim), rejected, subject);
        }
        if (found instanceof Examination.Nothing nothing) {
            return nothing(visit, claim, nothing, subject);
        }
        throw new IllegalStateException("examination: expected one of the known ones");
    }

    /**
     * Counts a refusal against its network; outside the transaction, which may run more than once (SEC-03).
     *
     * @param reserved who was blocked by it, if the provider blocks anybody
     */
    private Login spent(Visit visit, Login login, Optional<CodiceFiscale> reserved) {
        if (login instanceof Login.Refused refused) {
            String provider = refused.provider().id();
            reserved.filter(person -> !refused.block().isZero())
                    .ifPresent(person -> budget.spend(provider, visit, person));
            if (budget.spend(provider, visit)) {
                records.refused(visit, provider, Optional.empty(), "access.network");
            }
        }
        return login;
    }

    /**
     * @param subject whom the form named, and who is blocked
     * @param person who it is about, as far as it is known
     */
    private Login refused(
            Visit visit,
            Claim.Won claim,
            Provider provider,
            Optional<CodiceFiscale> subject,
            Optional<CodiceFiscale> person,
            String rule) {
        Duration block = provider.descriptor().block();
        attempts.refuse(visit, claim, block);
        notes(claim).refused(visit, provider.id(), person, rule);
        return turnedAway(provider, subject.isPresent() ? block : Duration.ZERO);
    }

    /** Whoever proved who they are is no attacker: nothing is counted, neither for them nor for their network. */
    private static Login rejected(
            Visit visit, LoginRecords notes, Examination.Rejected rejected, Optional<CodiceFiscale> person) {
        notes.refused(visit, rejected.provider().id(), person, rejected.code());
        return new Login.Rejected(rejected.provider().card(), rejected.why());
    }

    private static Login turnedAway(Provider provider, Duration block) {
        return new Login.Refused(provider.card(), provider.descriptor().refusal(), block);
    }

    private Login nothing(Visit visit, Claim.Won claim, Examination.Nothing nothing, Optional<CodiceFiscale> subject) {
        if (isOver(claim, nothing.why())) {
            attempts.finish(claim);
        } else {
            attempts.giveBack(claim);
        }
        String provider = claim.attempt().stored().provider();
        notes(claim).unavailable(visit, provider, subject, nothing.code());
        return new Login.NotAvailable(provider, nothing.why());
    }

    /**
     * Switched off: nothing goes on with it, even if it is on again soon (D-43). What another site sent was examined
     * once, unless nobody was there to do so (SPID-79).
     */
    private static boolean isOver(Claim.Won claim, Absence why) {
        boolean examined = why != Absence.ABSENT && why != Absence.BUSY;
        return why == Absence.OFF || (homecoming(claim).isPresent() && examined);
    }

    /** Recognised without a question: there is no attempt yet, and nobody to block. */
    private final class FirstStep implements Admission.Door {

        private final Visit visit;
        private final Examination.Recognised known;
        private final Purpose purpose;

        FirstStep(Visit visit, Examination.Recognised known, Purpose purpose) {
            this.visit = visit;
            this.known = known;
            this.purpose = purpose;
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public boolean close() {
            return true;
        }

        @Override
        public String left() {
            return "";
        }

        @Override
        public Login refuse(String rule) {
            Provider provider = known.provider();
            records.of(purpose)
                    .refused(visit, provider.id(), Optional.of(known.identity().codiceFiscale()), rule);
            return turnedAway(provider, Duration.ZERO);
        }

        @Override
        public Login undo(Examination.Nothing why) {
            records.of(purpose)
                    .unavailable(
                            visit,
                            known.provider().id(),
                            Optional.of(known.identity().codiceFiscale()),
                            why.code());
            return new Login.NotAvailable(known.provider().id(), why.why());
        }
    }

    /** Recognised by an answer. */
    private final class LaterStep implements Admission.Door {

        private final Visit visit;
        private final Claim.Won claim;
        private final Examination.Recognised known;
        private final Optional<CodiceFiscale> subject;

        LaterStep(Visit visit, Claim.Won claim, Examination.Recognised known, Optional<CodiceFiscale> subject) {
            this.visit = visit;
            this.claim = claim;
            this.known = known;
            this.subject = subject;
        }

        @Override
        public Purpose purpose() {
            return claim.attempt().dialogue().purpose();
        }

        @Override
        public boolean close() {
            return homecoming(claim).isPresent() ? attempts.finishAll(claim) : attempts.finish(claim);
        }

        @Override
        public String left() {
            return homecoming(claim).map(Awaited.Homecoming::session).orElse("");
        }

        @Override
        public Login refuse(String rule) {
            Optional<CodiceFiscale> person = Optional.of(known.identity().codiceFiscale());
            return refused(visit, claim, known.provider(), subject, person, rule);
        }

        @Override
        public Login undo(Examination.Nothing why) {
            return nothing(visit, claim, why, subject);
        }
    }
}
