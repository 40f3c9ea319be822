package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.Identity;
import it.varco.api.identity.Powers;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Role;
import it.varco.api.session.SessionToken;
import it.varco.api.session.Visit;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.RecordRepository;
import it.varco.spi.store.SetupRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredSession;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.Transactions;
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

        /** What lets the person make a credential; empty in an ordinary login. */
        Optional<Ticket> ticket();

        /** Closes the attempt; false if it was not ours any more. */
        boolean close();

        /** Turns the person away as for a wrong proof. */
        Login refuse(String rule);
    }

    private final Transactions transactions;
    private final SessionBook sessions;
    private final PersonRepository people;
    private final RecordRepository records;
    private final StaffRepository staff;
    private final InvitationRepository invitations;
    private final SetupRepository setup;
    private final AuditTrail trail;
    private final LoginRecords notes;
    private final PowersTable powers;

    Admission(
            Transactions transactions,
            SessionBook sessions,
            PersonRepository people,
            RecordRepository records,
            StaffRepository staff,
            InvitationRepository invitations,
            SetupRepository setup,
            AuditTrail trail,
            PowersTable powers) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.people = people;
        this.records = records;
        this.staff = staff;
        this.invitations = invitations;
        this.setup = setup;
        this.trail = trail;
        notes = new LoginRecords(trail);
        this.powers = powers;
    }

    /** What became of it; empty if the plugin's records had changed meanwhile, and nothing happened (D-37). */
    Optional<Login> admit(Visit visit, Examination.Recognised known, ReturnPath next, Door door) {
        SessionToken token = SessionToken.random();
        List<String> ended = new ArrayList<>();
        try {
            return Optional.of(transactions.run(() -> {
                ended.clear();
                return admitted(visit, known, door, token, ended).orElseGet(() -> new Login.Entered(token, next));
            }));
        } catch (LostVersionException e) {
            return Optional.empty();
        } finally {
            sessions.forget(ended); // whatever became of the transaction: from now on the store is asked
        }
    }

    /** Empty if the session is open; otherwise why not. */
    private Optional<Login> admitted(
            Visit visit, Examination.Recognised known, Door door, SessionToken token, List<String> ended) {
        Identity identity = known.identity();
        Optional<CodiceFiscale> person = Optional.of(identity.codiceFiscale());
        if (!door.close()) {
            notes.unavailable(visit, known.provider().id(), person, "access.late");
            return Optional.of(new Login.Expired());
        }
        String personId = people.idOf(identity.codiceFiscale());
        Optional<Ticket> first = door.ticket().filter(Ticket::isFirstStart);
        Optional<String> worthless = first.flatMap(ticket -> becomeFirst(visit, identity, ticket, personId));
        if (worthless.isEmpty()) {
            Optional<Ticket> invited = door.ticket().filter(ticket -> !ticket.isFirstStart());
            invited.ifPresent(ticket -> staff.holders(Role.AMMINISTRATORE.name())); // from here on nobody ends the role
            Optional<Holder> holder = holder(visit.channel(), identity, personId);
            if (holder.isEmpty()) {
                return Optional.of(door.refuse("access.role")); // before an invitation is used up for nothing
            }
            worthless = invited.flatMap(ticket -> redeem(ticket, personId));
            if (worthless.isEmpty()) {
                enter(visit, known, holder.get(), token, ended, door.ticket());
                return Optional.empty();
            }
        }
        notes.refused(visit, known.provider().id(), person, worthless.get());
        return Optional.of(new Login.Expired());
    }

    private void enter(
            Visit visit,
            Examination.Recognised known,
            Holder holder,
            SessionToken token,
            List<String> ended,
            Optional<Ticket> ticket) {
        commitEffects(known);
        if (ticket.isPresent()) { // what was opened with the credential that was replaced (SEC-10)
            ended.addAll(sessions.endStaff(people.idOf(holder.identity().codiceFiscale()), ""));
        }
        open(visit, known, holder, token, ended, ticket);
    }

    /** Uses an invitation up. Returns the rule that stands against it, if one does. */
    private Optional<String> redeem(Ticket ticket, String personId) {
        if (!invitations.consume(ticket.invitation())) {
            return Optional.of("staff.invitation");
        }
        boolean again =
                !trail.latestOf(ticket.person(), List.of(Trail.STAFF_ENROL), 1).isEmpty();
        if (again) {
            vouch(personId, ticket.voucher());
        }
        return Optional.empty();
    }

    /** Whoever replaced a credential may be the one behind the new one: with its roles both count as one (SEC-35). */
    private void vouch(String personId, String voucher) {
        for (StoredStaffRole role : staff.ofPerson(personId)) {
            if (role.state().equals(State.HELD.name())) {
                staff.replace(
                        new StoredStaffRole(
                                role.id(),
                                role.personId(),
                                role.role(),
                                role.state(),
                                role.since(),
                                role.by(),
                                role.actor(),
                                role.reason(),
                                voucher),
                        role.state());
            }
        }
    }

    /** Makes the first administrator. Returns the rule that stands against it, if one does. */
    private Optional<String> becomeFirst(Visit visit, Identity identity, Ticket ticket, String personId) {
        long administrators = staff.holders(Role.AMMINISTRATORE.name()); // the next browser waits here, and sees us
        if (administrators > 0 || setup.over().isPresent()) {
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

    /** In which role the person acts on a channel, as the store knows it now; empty where in none. */
    private Optional<Holder> holder(Channel channel, Identity identity, String personId) {
        Powers permitted = powers.of(identity.kind(), identity.level());
        return switch (channel) {
            case WEB -> Optional.of(Holder.citizen(identity, permitted));
            case MANAGEMENT ->
                StaffBook.administrator(staff, personId)
                        .filter(grant -> identity.level().atLeast(AssuranceLevel.HIGH))
                        .map(grant -> new Holder(identity, permitted, channel, Role.AMMINISTRATORE, grant));
            case VOICE, COUNTER -> Optional.empty();
        };
    }

    private void commitEffects(Examination.Recognised known) {
        boolean changed = known.effects().records().isEmpty()
                || records.apply(known.provider().owner(), known.effects().records());
        if (!changed) {
            throw new LostVersionException();
        }
    }

    private void open(
            Visit visit,
            Examination.Recognised known,
            Holder holder,
            SessionToken token,
            List<String> ended,
            Optional<Ticket> ticket) {
        StoredSession session = new StoredSession(
                Names.random(),
                Bytes.of(token.hash()),
                people.idOf(holder.identity().codiceFiscale()),
                known.provider().id(),
                holder.encode(),
                visit.address(),
                visit.at(),
                visit.at());
        ended.addAll(sessions.open(session, visit.session()));
        ticket.ifPresent(made -> trail.record(
                event(Trail.STAFF_ENROL, visit, known, holder, session).build()));
        trail.record(event(Trail.LOGIN, visit, known, holder, session)
                .detail(Trail.KIND, holder.identity().kind().value())
                .detail(Trail.LEVEL, holder.identity().level().name())
                .detail(Trail.ENDED, String.join(" ", ended))
                .build());
    }

    private static AuditEvent.Builder event(
            String operation, Visit visit, Examination.Recognised known, Holder holder, StoredSession session) {
        return AuditEvent.of(visit.at(), operation, Outcome.DONE)
                .visit(visit)
                .person(holder.identity().codiceFiscale())
                .role(holder.role())
                .session(session.handle())
                .detail(Trail.PROVIDER, known.provider().id());
    }

    /** Undoes the transaction of a login whose plugin had read records that changed meanwhile. */
    private static final class LostVersionException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
