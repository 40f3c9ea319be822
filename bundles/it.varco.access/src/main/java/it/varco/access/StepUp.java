package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Login;
import it.varco.api.session.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds a login that raises a session against that session: the same person, in the browser that has it.
 *
 * <p>What takes the place of the session has the level, the powers and the moment of the new login alone, never the
 * better of two: an old strong proof and a fresh weak one would add up to a fresh strong one that nobody gave (CRE-15,
 * SEC-71). Every method takes part in the transaction of its caller.
 *
 * @source LEV-03
 */
final class StepUp {

    /**
     * How it stands with the sessions when the person has proved who they are; each is empty unless it is open.
     *
     * @param raise what was to be raised
     * @param named the session that was to be raised
     * @param brought the session whose token came with the proof
     */
    record Standing(Raise raise, Optional<HeldSession> named, Optional<HeldSession> brought) {

        /**
         * The rule that stands against it, if one does.
         *
         * <p>A session that ended meanwhile stands against nobody: its person comes in as if it had never been. One
         * that is open has to be the browser's still; otherwise it went astray, and a stranger may hold it.
         */
        Optional<String> against(CodiceFiscale proved) {
            boolean same = raise.person().equals(proved)
                    && brought.map(HeldSession::person).map(proved::equals).orElse(true);
            if (!same) {
                return Optional.of("access.identity-switch");
            }
            boolean astray = named.isPresent() && !handles(named).equals(handles(brought));
            return astray ? Optional.of("access.session-switch") : Optional.empty();
        }

        /** Both, once each. */
        private List<HeldSession> open() {
            return handles(named).equals(handles(brought))
                    ? named.stream().toList()
                    : Stream.concat(named.stream(), brought.stream()).toList();
        }

        /** Another person than the one who proved who they are; empty if there is none. */
        private Optional<CodiceFiscale> other(CodiceFiscale proved) {
            return Stream.concat(Stream.of(raise.person()), brought.map(HeldSession::person).stream())
                    .filter(person -> !person.equals(proved))
                    .findFirst();
        }

        private static Optional<String> handles(Optional<HeldSession> held) {
            return held.map(session -> session.stored().handle());
        }
    }

    private final SessionBook sessions;
    private final AuditTrail trail;

    StepUp(SessionBook sessions, AuditTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    /** @param left handle of the session that was open when the browser left for another site; empty for none */
    Standing standing(Visit visit, Raise raise, String left) {
        return new Standing(raise, sessions.named(raise.session(), visit), sessions.brought(visit, left));
    }

    /**
     * Ends the session that was to be raised and the one the browser holds, and lets nobody in.
     *
     * @param ended takes their handles, to be forgotten once the transaction is over
     */
    Login turnOut(Visit visit, Standing standing, Examination.Recognised known, String rule, List<String> ended) {
        CodiceFiscale proved = known.identity().codiceFiscale();
        for (HeldSession held : standing.open()) {
            String handle = held.stored().handle();
            ended.add(handle);
            if (sessions.endNow(handle)) {
                AuditEvent.Builder event = event(visit, Trail.SESSION_END, Outcome.DONE, proved, rule)
                        .detail(Trail.ENDED, handle);
                Optional.of(held.person())
                        .filter(person -> !person.equals(proved))
                        .ifPresent(event::about);
                trail.record(event.build());
            }
        }
        AuditEvent.Builder refused = event(visit, Trail.LOGIN, Outcome.REFUSED, proved, rule)
                .detail(Trail.PROVIDER, known.provider().id())
                .detail(Trail.RAISED, standing.raise().session());
        standing.other(proved).ifPresent(refused::about);
        trail.record(refused.build());
        return new Login.OtherPerson();
    }

    private static AuditEvent.Builder event(
            Visit visit, String operation, Outcome outcome, CodiceFiscale person, String rule) {
        return AuditEvent.of(visit.at(), operation, outcome)
                .visit(visit)
                .person(person)
                .detail(Trail.RULE, rule);
    }
}
