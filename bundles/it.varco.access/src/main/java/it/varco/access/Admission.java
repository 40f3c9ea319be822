package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets in who was recognised, in one transaction: the end of the attempt, the ticket of who makes a credential, the
 * role, what the plugin wants changed, the session, the records. Either all of it is there afterwards or none.
 */
final class Admission {

    /** The login that leads here. */
    interface Door {

        /** What it is for. */
        Purpose purpose();

        /** Closes the attempt; false if it was not ours any more. */
        boolean close();

        /** Handle of the session that was open when the person left for another site; empty for none. */
        String left();

        /** Turns the person away as for a wrong proof. */
        Login refuse(String rule);

        /** Ends the step as if it had not been taken: nothing is said about the person. */
        Login undo(Examination.Nothing why);
    }

    /**
     * Somebody who was recognised, in one run of the transaction.
     *
     * @param next where the person wanted to go
     * @param token what opens the session, if it comes to that
     * @param ended takes the handles of sessions that end, to be forgotten once the transaction is over
     */
    private record Arrival(
            Visit visit,
            Examination.Recognised known,
            ReturnPath next,
            Door door,
            SessionToken token,
            List<String> ended) {

        Identity identity() {
            return known.identity();
        }

        CodiceFiscale person() {
            return known.identity().codiceFiscale();
        }

        String provider() {
            return known.provider().id();
        }
    }

    private final Transactions transactions;
    private final SessionBook sessions;
    private final PersonRepository people;
    private final PluginEffects effects;
    private final StaffRepository staff;
    private final Desks desks;
    private final InvitationRepository invitations;
    private final SetupRepository setup;
    private final AuditTrail trail;
    private final KnownCredentials credentials;
    private final LoginRecords notes;
    private final StepUp stepUp;
    private final PowersTable powers;

    Admission(
            Transactions transactions,
            SessionBook sessions,
            PersonRepository people,
            PluginEffects effects,
            StaffRepository staff,
            InvitationRepository invitations,
            SetupRepository setup,
            AuditTrail trail,
            PowersTable powers) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.people = people;
        this.effects = effects;
        this.staff = staff;
        desks = new Desks(staff);
        this.invitations = invitations;
        this.setup = setup;
        this.trail = trail;
        credentials = new KnownCredentials(trail);
        notes = new LoginRecords(trail);
        stepUp = new StepUp(sessions, trail);
        this.powers = powers;
    }

    /** What became of it; empty if the plugin's records had changed meanwhile, and nothing happened (D-37). */
    Optional<Login> admit(Visit visit, Examination.Recognised known, ReturnPath next, Door door) {
        SessionToken token = SessionToken.random();
        List<String> ended = new ArrayList<>();
        try {
            return Optional.of(transactions.run(() -> {
                ended.clear();
                return admitted(new Arrival(visit, known, next, door, token, ended));
            }));
        } catch (PluginEffects.LostVersionException e) {
            return Optional.empty();
        } catch (PluginEffects.UnsentException e) {
            return Optional.of(transactions.run(() -> door.undo(e.why())));
        } finally {
            sessions.forget(ended); // whatever became of the transaction: from now on the store is asked
        }
    }

    private Login admitted(Arrival arrival) {
        Visit visit = arrival.visit;
        if (!arrival.door.close()) {
            notes.of(arrival.door.purpose())
                    .unavailable(visit, arrival.provider(), Optional.of(arrival.person()), "access.late");
            return new Login.Expired();
        }
        Optional<StepUp.Standing> standing =
                arrival.door.purpose().raise().map(raise -> stepUp.standing(visit, raise, arrival.door.left()));
        Optional<String> switched = standing.flatMap(found -> found.against(arrival.person()));
        if (switched.isPresent()) { // before anything is said about roles: whoever else it is, the session ends
            commitEffects(arrival); // what was proved once is used up; it ends nobody's other sessions
            return stepUp.turnOut(visit, standing.get(), arrival.known, switched.get(), arrival.ended);
        }
        return entitled(arrival, standing.flatMap(StepUp.Standing::named));
    }

    private Login entitled(Arrival arrival, Optional<HeldSession> raised) {
        Optional<Ticket> ticket = arrival.door.purpose().ticket();
        String personId = people.idOf(arrival.person());
        Optional<String> worthless = ticket.filter(Ticket::isFirstStart)
                .flatMap(first -> becomeFirst(arrival.visit, arrival.identity(), first, personId));
        if (worthless.isEmpty()) {
            Optional<Ticket> invited = ticket.filter(held -> !held.isFirstStart());
            invited.ifPresent(held -> staff.holders(Role.AMMINISTRATORE.name())); // from here on nobody ends the role
            Optional<Holder> holder = holder(arrival, personId, raised);
            if (holder.isEmpty()) {
                if (ticket.isEmpty()) { // a code is used up (SEC-06); a credential is not made
                    commitEffects(arrival);
                }
                return arrival.door.refuse("access.role"); // before an invitation is used up for nothing
            }
            worthless = invited.flatMap(held -> redeem(held, personId));
            if (worthless.isEmpty()) {
                return enter(arrival, personId, holder.get(), raised);
            }
        }
        notes.of(arrival.door.purpose())
                .refused(arrival.visit, arrival.provider(), Optional.of(arrival.person()), worthless.get());
        return new Login.Expired();
    }

    private Login enter(Arrival arrival, String personId, Holder holder, Optional<HeldSession> raised) {
        // before any session: who changes the same record waits, then finds ours to end
        List<String> messages = commitEffects(arrival);
        if (arrival.door.purpose().ticket().isPresent()) { // opened with the credential that was replaced (SEC-10)
            arrival.ended.addAll(sessions.endStaff(personId, ""));
            sessions.endLogins(personId);
        }
        if (arrival.known.effects().endsOtherSessions()) {
            arrival.ended.addAll(sessions.endAll(arrival.visit, arrival.person(), personId));
        }
        open(arrival, personId, holder, raised, messages);
        return holder.isUndecided()
                ? new Login.ChooseRole(arrival.token, arrival.next)
                : new Login.Entered(arrival.token, arrival.next);
    }

    /** Uses an invitation up. Returns the rule that stands against it, if one does. */
    private Optional<String> redeem(Ticket ticket, String personId) {
        if (!invitations.consume(ticket.invitation())) {
            return Optional.of("staff.invitation");
        }
        if (credentials.madeBy(ticket.person())) {
            vouch(personId, ticket.voucher());
        }
        return Optional.empty();
    }

    /** Whoever replaced a credential may be the one behind the new one: with its roles both count as one (SEC-35). */
    private void vouch(String personId, String voucher) {
        for (StoredStaffRole role : staff.ofPerson(personId)) {
            if (role.state().equals(State.HELD.name())) {
                staff.replace(role.vouchedBy(voucher), role.state());
            }
        }
    }

    /** Makes the first administrator. Returns the rule that stands against it, if one does. */
    private Optional<String> becomeFirst(Visit visit, Identity identity, Ticket ticket, String personId) {
        long held = staff.holders(Role.AMMINISTRATORE.name()); // the next browser waits here, and sees us
        if (held > 0 || setup.over().isPresent()) {
            return Optional.of("setup.over");
        }
        if (!identity.level().atLeast(AssuranceLevel.HIGH)) {
            return Optional.of("access.level");
        }
        StoredStaffRole first = new StoredStaffRole(
                Names.random(),
                personId,
                Role.AMMINISTRATORE.name(),
                State.HELD.name(),
                visit.at(),
                "",
                "first-start",
                "first start",
                "");
        staff.add(first);
        trail.record(AuditEvent.of(visit.at(), "staff.grant", Outcome.DONE)
                .visit(visit)
                .person(ticket.person())
                .detail(Trail.GRANT, first.id())
                .detail(Trail.ROLE, first.role())
                .detail(Trail.REASON, first.reason())
                .build());
        return Optional.empty();
    }

    /** In which role the person acts, as the store knows it now; empty where in none. */
    private Optional<Holder> holder(Arrival arrival, String personId, Optional<HeldSession> raised) {
        Identity identity = arrival.identity();
        Powers permitted = powers.of(identity.kind(), identity.level());
        return switch (arrival.visit.channel()) {
            case WEB -> Optional.of(Holder.citizen(identity, permitted));
            case MANAGEMENT -> atWork(Holder.undecided(identity, permitted), personId, raised);
            case VOICE, COUNTER -> Optional.empty();
        };
    }

    /** A session that is raised stays in its role; of several roles the person says which (ROL-02). */
    private Optional<Holder> atWork(Holder undecided, String personId, Optional<HeldSession> raised) {
        List<StoredStaffRole> held = desks.of(personId, undecided.identity().level()).stream()
                .filter(desk -> raised.map(before -> before.holder().role() == Desks.role(desk))
                        .orElse(true))
                .toList();
        return switch (held.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(undecided.in(held.get(0)));
            default -> Optional.of(undecided);
        };
    }

    /** Returns the keys of the messages that go out with it. */
    private List<String> commitEffects(Arrival arrival) {
        return effects.commit(arrival.visit, arrival.known.provider().owner(), arrival.known.effects());
    }

    /** @param messages keys of those that go out with it */
    private void open(
            Arrival arrival, String personId, Holder holder, Optional<HeldSession> raised, List<String> messages) {
        Visit visit = arrival.visit;
        Instant at = sessions.time(visit);
        StoredSession session = new StoredSession(
                Names.random(),
                Bytes.of(arrival.token.hash()),
                personId,
                arrival.provider(),
                holder.encode(),
                visit.address(),
                at,
                at);
        arrival.ended.addAll(sessions.open(session, visit.session(), arrival.door.left()));
        arrival.door
                .purpose()
                .ticket()
                .ifPresent(made -> trail.record(
                        event(Trail.STAFF_ENROL, arrival, holder, session).build()));
        AuditEvent.Builder login = event(Trail.LOGIN, arrival, holder, session)
                .detail(Trail.KIND, arrival.identity().kind().value())
                .detail(Trail.LEVEL, arrival.identity().level().name())
                .detail(Trail.ENDED, String.join(" ", arrival.ended));
        raised.ifPresent(before -> login.detail(Trail.RAISED, before.stored().handle())
                .detail(Trail.FROM, before.holder().identity().level().name()));
        String way = LoginRecords.way(arrival.door.purpose());
        if (!way.isEmpty()) {
            login.detail(Trail.WAY, way);
        }
        if (!messages.isEmpty()) {
            login.detail(Trail.MESSAGES, String.join(" ", messages));
        }
        trail.record(login.build());
    }

    private static AuditEvent.Builder event(String operation, Arrival arrival, Holder holder, StoredSession session) {
        AuditEvent.Builder event = AuditEvent.of(arrival.visit.at(), operation, Outcome.DONE)
                .visit(arrival.visit)
                .person(arrival.person())
                .session(session.handle())
                .detail(Trail.PROVIDER, arrival.provider());
        return holder.isUndecided() ? event : event.role(holder.role());
    }
}
