package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.audit.AuditTrail;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredInvitation;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Who works here: roles granted, agreed to and ended by administrators (D-63).
 *
 * <p>Whoever counts administrators does so inside the transaction that acts on the count, so that of two who act at
 * once the second one sees what the first one did.
 */
@Component(name = "it.varco.access.staff", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class StaffBook implements Staff {

    private static final Duration INVITED = Duration.ofHours(24);

    private final Acts acts;
    private final StaffRepository repository;
    private final InvitationRepository invitations;
    private final PersonRepository people;
    private final Inside room;
    private final Examiner examiner;

    @Activate
    public StaffBook(
            @Reference AccessControl control,
            @Reference Transactions transactions,
            @Reference AuditTrail trail,
            @Reference StaffRepository repository,
            @Reference InvitationRepository invitations,
            @Reference PersonRepository people,
            @Reference Inside room,
            @Reference PluginCalls calls) {
        acts = new Acts(control, transactions, trail);
        this.repository = repository;
        this.invitations = invitations;
        this.people = people;
        this.room = room;
        examiner = new Examiner(calls);
    }

    @Override
    public Administered<List<StaffRole>> all(Caller caller) {
        return acts.look(
                caller,
                Administration.STAFF_VIEW,
                () -> repository.current().stream()
                        .<StaffRole>flatMap(stored -> RoleCard.of(stored, people).stream())
                        .sorted(Comparator.comparing(StaffRole::role)
                                .thenComparing(role -> role.person().value()))
                        .toList());
    }

    @Override
    public Administered<StaffRole> grant(Caller caller, String codiceFiscale, String role, String reason) {
        Typed typed = new Typed();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        Role wanted = typed.staffRole(role);
        String why = typed.reason(reason);
        try {
            return acts.perform(caller, Administration.STAFF_GRANT, typed, note -> {
                note.detail(Trail.ROLE, wanted.name()).detail(Trail.REASON, why);
                return granted(caller, person.orElseThrow(), wanted, why, note.about(person.orElseThrow()));
            });
        } finally {
            room.forget(List.of());
        }
    }

    private Administered<StaffRole> granted(
            Caller caller, CodiceFiscale person, Role role, String reason, Acts.Note note) {
        if (caller.codiceFiscale().equals(Optional.of(person))) {
            return new Administered.Contrary<>("staff.self");
        }
        boolean needsTwo = role == Role.AMMINISTRATORE && repository.ever(role.name()) >= 2;
        String personId = people.idOf(person);
        if (repository.ofPerson(personId).stream().anyMatch(held -> held.role().equals(role.name()))) {
            return new Administered.Contrary<>("staff.held");
        }
        StoredStaffRole made = new StoredStaffRole(
                Names.random(),
                personId,
                role.name(),
                (needsTwo ? State.PROPOSED : State.HELD).name(),
                caller.visit().at(),
                caller.codiceFiscale().map(people::idOf).orElse(""),
                voice(caller),
                reason,
                "");
        repository.add(made);
        note.detail(Trail.GRANT, made.id()).detail("state", made.state());
        return done(made);
    }

    @Override
    public Administered<StaffRole> approve(Caller caller, String id) {
        try {
            return acts.perform(caller, Administration.STAFF_GRANT, new Typed(), note -> {
                Optional<StoredStaffRole> found = repository.find(id);
                found.ifPresent(proposed -> note(note, proposed));
                return found.map(proposed -> approved(caller, proposed, note)).orElseGet(Administered.Unknown::new);
            });
        } finally {
            room.forget(List.of());
        }
    }

    private Administered<StaffRole> approved(Caller caller, StoredStaffRole proposed, Acts.Note note) {
        if (!proposed.state().equals(State.PROPOSED.name())) {
            return new Administered.Contrary<>("staff.not-proposed");
        }
        boolean byPerson = !proposed.by().isEmpty();
        Optional<String> proposer = byPerson ? administrator(repository, proposed.by()) : Optional.of(proposed.actor());
        if (proposer.isEmpty() || people.find(proposed.personId()).isEmpty()) {
            return new Administered.Contrary<>("staff.not-proposed");
        }
        note.detail(Trail.REASON, proposed.reason()).detail(Trail.PROPOSER, proposer.get());
        Optional<String> approver = caller.codiceFiscale().map(people::idOf);
        boolean own = byPerson && approver.equals(Optional.of(proposed.by()));
        if (own || proposed.actor().equals(voice(caller)) || proposed.actor().equals(actor(caller))) {
            return new Administered.Contrary<>("staff.own-proposal");
        }
        if (approver.equals(Optional.of(proposed.personId()))) {
            return new Administered.Contrary<>("staff.self");
        }
        note.detail("state", State.HELD.name());
        return moved(proposed, State.HELD, caller.visit().at());
    }

    @Override
    public Administered<StaffRole> end(Caller caller, String id, String reason) {
        Typed typed = new Typed();
        String why = typed.reason(reason);
        List<String> ended = new ArrayList<>();
        try {
            return acts.perform(caller, Administration.STAFF_END, typed, note -> {
                ended.clear();
                Optional<StoredStaffRole> found =
                        repository.find(id).filter(role -> !role.state().equals(State.ENDED.name()));
                found.ifPresent(role -> note(note, role).detail(Trail.REASON, why));
                return found.map(role -> ended(caller, role, note, ended)).orElseGet(Administered.Unknown::new);
            });
        } finally {
            room.forget(ended);
        }
    }

    private Administered<StaffRole> ended(Caller caller, StoredStaffRole role, Acts.Note note, List<String> ended) {
        long holders = repository.holders(role.role());
        boolean held = role.state().equals(State.HELD.name());
        if (held && role.role().equals(Role.AMMINISTRATORE.name()) && holders <= 1) {
            return new Administered.Contrary<>("staff.last-administrator");
        }
        Administered<StaffRole> moved = moved(role, State.ENDED, caller.visit().at());
        if (!(moved instanceof Administered.Outdated<StaffRole>)) { // also where the person was erased meanwhile
            withdrawInvitation(role.personId());
            ended.addAll(room.endStaff(role.personId(), role.id()));
            note.acted().detail("state", State.ENDED.name()).detail(Trail.ENDED, String.join(" ", ended));
        }
        return moved;
    }

    /** The open invitation of a person gives way to one that is over already. */
    private void withdrawInvitation(String personId) {
        invitations.open(new StoredInvitation(
                Names.random(), Code.random(Code.INVITATION).hash(), personId, "", "", Instant.EPOCH));
    }

    /** Lets an administrator make a credential: other roles have no site of their own to sign in at. */
    @Override
    public Administered<Invitation> invite(Caller caller, String codiceFiscale, String reason) {
        Typed typed = new Typed();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        String why = typed.reason(reason);
        Optional<Card> provider = examiner.enrolling();
        List<String> ended = new ArrayList<>();
        try {
            return acts.perform(caller, Administration.STAFF_INVITE, typed, note -> {
                ended.clear();
                note.about(person.orElseThrow()).detail(Trail.REASON, why);
                String personId = people.idOf(person.orElseThrow());
                if (administrator(repository, personId).isEmpty()) {
                    return new Administered.Contrary<>("staff.no-role");
                }
                if (provider.isEmpty()) {
                    return new Administered.Contrary<>("staff.no-provider");
                }
                Invitation made = invited(caller, person.orElseThrow(), provider.get(), note);
                ended.addAll(room.endStaff(personId, "")); // whoever holds a stolen credential is out at once
                note.detail(Trail.ENDED, String.join(" ", ended));
                return new Administered.Done<>(made);
            });
        } finally {
            room.forget(ended);
        }
    }

    private Invitation invited(Caller caller, CodiceFiscale person, Card provider, Acts.Note note) {
        Code code = Code.random(Code.INVITATION);
        Instant expiry = caller.visit().at().plus(INVITED);
        String id = Names.random();
        invitations.open(
                new StoredInvitation(id, code.hash(), people.idOf(person), provider.id(), voice(caller), expiry));
        note.detail("invitation", id).detail(Trail.PROVIDER, provider.id()).detail("expires", expiry.toString());
        return new Invitation(person, code.inGroupsOf(4), expiry);
    }

    /** Identifier of the role of administrator that a person holds. */
    static Optional<String> administrator(StaffRepository repository, String personId) {
        return repository.ofPerson(personId).stream()
                .filter(role -> role.role().equals(Role.AMMINISTRATORE.name()))
                .filter(role -> role.state().equals(State.HELD.name()))
                .map(StoredStaffRole::id)
                .findFirst();
    }

    private Administered<StaffRole> moved(StoredStaffRole role, State state, Instant at) {
        StoredStaffRole next = new StoredStaffRole(
                role.id(),
                role.personId(),
                role.role(),
                state.name(),
                at,
                role.by(),
                role.actor(),
                role.reason(),
                role.voucher());
        return repository.replace(next, role.state()) ? done(next) : new Administered.Outdated<>();
    }

    private Administered<StaffRole> done(StoredStaffRole role) {
        return RoleCard.of(role, people)
                .<Administered<StaffRole>>map(Administered.Done::new)
                .orElseGet(Administered.Unknown::new);
    }

    private Acts.Note note(Acts.Note note, StoredStaffRole role) {
        people.find(role.personId()).ifPresent(note::about);
        return note.detail(Trail.GRANT, role.id()).detail(Trail.ROLE, role.role());
    }

    /**
     * Who stands behind whoever acts: whoever replaced their credential last, or else they themselves. It is the same
     * for all whose credentials one administrator replaced, one after the other too, so they never count for two.
     */
    private String voice(Caller caller) {
        return caller.codiceFiscale().map(people::idOf).stream()
                .flatMap(personId -> administrator(repository, personId).flatMap(repository::find).stream())
                .map(StoredStaffRole::voucher)
                .filter(voucher -> !voucher.isEmpty())
                .findFirst()
                .orElseGet(() -> actor(caller));
    }

    /** Who acts, so that one is told from another: a person, an application or the service account. */
    private String actor(Caller caller) {
        return caller.codiceFiscale()
                .map(people::idOf)
                .or(() -> caller.application().map(id -> "application:" + id))
                .orElse("service-account");
    }
}
