package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.session.Login;
import it.varco.api.session.Login.Absence;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns what a provider answered into what happened: each outcome with its record in the trail, in one transaction. */
final class Outcomes {

    private final Transactions transactions;
    private final Attempts attempts;
    private final SessionBook sessions;
    private final PersonRepository people;
    private final RecordRepository records;
    private final AuditTrail trail;
    private final AddressBudget budget;
    private final PowersTable powers;

    Outcomes(
            Transactions transactions,
            Attempts attempts,
            SessionBook sessions,
            PersonRepository people,
            RecordRepository records,
            AuditTrail trail,
            AddressBudget budget,
            PowersTable powers) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.sessions = sessions;
        this.people = people;
        this.records = records;
        this.trail = trail;
        this.budget = budget;
        this.powers = powers;
    }

    /** The end of a login that its first step decided, without any question. */
    Login ofBegin(Visit visit, String provider, ReturnPath next, Examination found) {
        if (found instanceof Examination.Recognised known) {
            return enter(visit, known, next, () -> true).orElseGet(() -> {
                record(visit, provider, Outcome.UNAVAILABLE, Optional.empty(), "provider.conflict");
                return new Login.NotAvailable(provider, Absence.BUSY);
            });
        }
        if (found instanceof Examination.Refused refused) {
            return spent(visit, transactions.run(() -> refused(visit, refused, Optional.empty())));
        }
        Absence why = found instanceof Examination.Nothing nothing ? nothing.why() : Absence.FAULT;
        return new Login.NotAvailable(provider, why);
    }

    /** What an answer led to; empty if the plugin's records had changed meanwhile, and nothing happened. */
    Optional<Login> of(Visit visit, Claim.Won claim, Examination found, Optional<CodiceFiscale> subject) {
        if (found instanceof Examination.Recognised known) {
            ReturnPath next = new ReturnPath(claim.attempt().stored().next());
            return enter(visit, known, next, () -> attempts.finish(claim));
        }
        return Optional.of(spent(visit, transactions.run(() -> remained(visit, claim, found, subject))));
    }

    /** The records of the plugin changed twice while it answered: nothing can be said about the person (D-37). */
    Login conflict(Visit visit, Claim.Won claim, Optional<CodiceFiscale> subject) {
        return transactions.run(
                () -> nothing(visit, claim, new Examination.Nothing(Absence.BUSY, "provider.conflict"), subject));
    }

    void recordBlocked(Visit visit, Card provider, Optional<CodiceFiscale> subject) {
        record(visit, provider.id(), Outcome.REFUSED, subject, "access.blocked");
    }

    private Login remained(Visit visit, Claim.Won claim, Examination found, Optional<CodiceFiscale> subject) {
        if (found instanceof Examination.Asked asked) {
            return attempts.ask(visit, claim, asked, subject)
                    .<Login>map(attempt -> new Login.Ask(LoginFlow.Shown.of(attempt), asked.form()))
                    .orElseGet(Login.Expired::new);
        }
        if (found instanceof Examination.Refused refused) {
            Instant until = visit.at().plus(refused.provider().descriptor().block());
            attempts.refuse(claim, visit.at(), until);
            return refused(visit, refused, subject);
        }
        if (found instanceof Examination.Nothing nothing) {
            return nothing(visit, claim, nothing, subject);
        }
        throw new IllegalStateException("examination: expected one of the known ones");
    }

    /** Counts a refusal against its network; outside the transaction, which may run more than once (SEC-03). */
    private Login spent(Visit visit, Login login) {
        if (login instanceof Login.Refused refused
                && budget.spend(refused.provider().id(), visit.address(), visit.at())) {
            record(visit, refused.provider().id(), Outcome.REFUSED, Optional.empty(), "access.network");
        }
        return login;
    }

    private Login refused(Visit visit, Examination.Refused refused, Optional<CodiceFiscale> subject) {
        Provider provider = refused.provider();
        record(visit, provider.id(), Outcome.REFUSED, subject, refused.code());
        Duration block = subject.isPresent() ? provider.descriptor().block() : Duration.ZERO;
        return new Login.Refused(provider.card(), provider.descriptor().refusal(), block);
    }

    private Login nothing(Visit visit, Claim.Won claim, Examination.Nothing nothing, Optional<CodiceFiscale> subject) {
        if (nothing.why() == Absence.OFF) { // switched off: nothing goes on with it, even if it is on again soon (D-43)
            attempts.finish(claim);
        } else {
            attempts.giveBack(claim);
        }
        String provider = claim.attempt().stored().provider();
        record(visit, provider, Outcome.UNAVAILABLE, subject, nothing.code());
        return new Login.NotAvailable(provider, nothing.why());
    }

    private Optional<Login> enter(
            Visit visit, Examination.Recognised known, ReturnPath next, BooleanSupplier stillOpen) {
        SessionToken token = SessionToken.random();
        List<String> ended = new ArrayList<>();
        try {
            boolean entered = transactions.run(() -> {
                ended.clear();
                if (!stillOpen.getAsBoolean()) {
                    record(visit, known.provider().id(), Outcome.UNAVAILABLE, person(known), "access.late");
                    return false;
                }
                commitEffects(known);
                ended.addAll(open(visit, known, token));
                return true;
            });
            return Optional.of(entered ? new Login.Entered(token, next) : new Login.Expired());
        } catch (LostVersionException e) {
            return Optional.empty();
        } finally {
            sessions.forget(ended); // whatever became of the transaction: from now on the store is asked
        }
    }

    private static Optional<CodiceFiscale> person(Examination.Recognised known) {
        return Optional.of(known.identity().codiceFiscale());
    }

    private void commitEffects(Examination.Recognised known) {
        boolean changed = known.effects().records().isEmpty()
                || records.apply(known.provider().owner(), known.effects().records());
        if (!changed) {
            throw new LostVersionException();
        }
    }

    private List<String> open(Visit visit, Examination.Recognised known, SessionToken token) {
        Identity identity = known.identity();
        Holder holder = new Holder(identity, powers.of(identity.kind(), identity.level()), Role.CITTADINO);
        StoredSession session = new StoredSession(
                Names.random(),
                Bytes.of(token.hash()),
                people.idOf(identity.codiceFiscale()),
                known.provider().id(),
                holder.encode(),
                visit.address(),
                visit.at(),
                visit.at());
        List<String> ended = sessions.open(session, visit.session());
        trail.record(AuditEvent.of(visit.at(), Trail.LOGIN, Outcome.DONE)
                .visit(visit)
                .person(identity.codiceFiscale())
                .role(holder.role())
                .session(session.handle())
                .detail(Trail.PROVIDER, known.provider().id())
                .detail(Trail.KIND, identity.kind().value())
                .detail(Trail.LEVEL, identity.level().name())
                .detail("ended", String.join(" ", ended))
                .build());
        return ended;
    }

    private void record(Visit visit, String provider, Outcome outcome, Optional<CodiceFiscale> subject, String rule) {
        String operation = outcome == Outcome.UNAVAILABLE ? Trail.LOGIN_UNAVAILABLE : Trail.LOGIN;
        AuditEvent.Builder event = AuditEvent.of(visit.at(), operation, outcome)
                .visit(visit)
                .detail(Trail.PROVIDER, provider)
                .detail(Trail.RULE, rule);
        subject.ifPresent(event::person);
        trail.record(event.build());
    }

    /** Undoes the transaction of a login whose plugin had read records that changed meanwhile. */
    private static final class LostVersionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
