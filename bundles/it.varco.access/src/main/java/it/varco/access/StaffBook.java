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
    private final KnownCredentials credentials;

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
        credentials = new KnownCredentials(trail);
    }

    @Override
    public Administered<List<StaffRole>> all(Caller caller) {
        return acts.look(
                caller,
                Administration.STAFF_VIEW,
                () -> repository.current().stream()
                        .<StaffRole>flatMap(stored -> RoleCard.of(stored, people, approvable(caller, stored)).stream())
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
        Optional<String> proposer = proposer(proposed);
        if (proposer.isEmpty()) {
            return new Administered.Contrary<>("staff.not-proposed");
        }
        note.detail(Trail.REASON, proposed.reason()).detail(Trail.PROPOSER, proposer.get());
        Optional<String> against = against(caller, proposed);
        if (against.isPresent()) {
            return new Administered.Contrary<>(against.get());
        }
        note.detail("state", State.HELD.name());
        return moved(proposed, State.HELD, caller.visit().at());
    }

    private boolean approvable(Caller caller, StoredStaffRole stored) {
        return proposer(stored).isPresent() && against(caller, stored).isEmpty();
    }

    /** The rule that keeps a caller from agreeing to a proposal; empty if none does. */
    private Optional<String> against(Caller caller, StoredStaffRole proposed) {
        Optional<String> approver = caller.codiceFiscale().map(people::idOf);
        boolean own = approver.equals(Optional.of(proposed.by()));
        if (own || proposed.actor().equals(voice(caller)) || proposed.actor().equals(actor(caller))) {
            return Optional.of("staff.own-proposal");
        }
        return approver.equals(Optional.of(proposed.personId())) ? Optional.of("staff.self") : Optional.empty();
    }

    /** Under which role a proposal was made, or by which machine; empty where nobody can agree to it (any more). */
    private Optional<String> proposer(StoredStaffRole proposed) {
        if (!proposed.state().equals(State.PROPOSED.name())
                || people.find(proposed.personId()).isEmpty()) {
            return Optional.empty();
        }
        return proposed.by().isEmpty()
                ? Optional.of(proposed.actor())
                : administrator(repository, proposed.by()).map(StoredStaffRole::id);
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
        boolean administers = isAdministrator(role);
        Optional<String> against = administers ? lockedWithout(role) : Optional.empty();
        if (against.isPresent()) {
            return new Administered.Contrary<>(against.get());
        }
        Administered<StaffRole> moved = moved(role, State.ENDED, caller.visit().at());
        if (!(moved instanceof Administered.Outdated<StaffRole>)) { // also where the person was erased meanwhile
            invitations.endOf(role.personId());
            ended.addAll(room.endStaff(role.personId(), role.id()));
            note.acted().detail("state", State.ENDED.name()).detail(Trail.ENDED, String.join(" ", ended));
            List<String> withdrawn =
                    administers ? withdrawn(role, caller.visit().at()) : List.of();
            if (!withdrawn.isEmpty()) {
                note.detail(Trail.WITHDRAWN, String.join(" ", withdrawn));
            }
        }
        return moved;
    }

    /** The rule that keeps the role of an administrator from ending; empty if none does. */
    private Optional<String> lockedWithout(StoredStaffRole role) {
        if (repository.holders(role.role()) <= 1) {
            return Optional.of("staff.last-administrator");
        }
        boolean othersComeIn = repository.current().stream()
                .filter(StaffBook::isAdministrator)
                .filter(other -> !other.id().equals(role.id()))
                .anyMatch(this::comesIn);
        return othersComeIn || !comesIn(role) ? Optional.empty() : Optional.of("staff.last-enrolled");
    }

    private boolean comesIn(StoredStaffRole role) {
        return people.find(role.personId())
                .filter(credentials::servesAnAdministrator)
                .isPresent();
    }

    /** Ends what an administrator proposed and nobody agreed to: nobody could any more. Returns what it was. */
    private List<String> withdrawn(StoredStaffRole role, Instant at) {
        return repository.current().stream()
                .filter(proposed -> proposed.state().equals(State.PROPOSED.name()))
                .filter(proposed -> proposed.by().equals(role.personId()))
                .filter(proposed -> repository.replace(proposed.in(State.ENDED.name(), at), State.PROPOSED.name()))
                .map(StoredStaffRole::id)
                .toList();
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

    /** The role of administrator that a person holds. */
    static Optional<StoredStaffRole> administrator(StaffRepository repository, String personId) {
        return repository.ofPerson(personId).stream()
                .filter(StaffBook::isAdministrator)
                .findFirst();
    }

    private static boolean isAdministrator(StoredStaffRole role) {
        return role.role().equals(Role.AMMINISTRATORE.name()) && role.state().equals(State.HELD.name());
    }

    private Administered<StaffRole> moved(StoredStaffRole role, State state, Instant at) {
        StoredStaffRole next = role.in(state.name(), at);
        return repository.replace(next, role.state()) ? done(next) : new Administered.Outdated<>();
    }

    private Administered<StaffRole> done(StoredStaffRole role) {
        return RoleCard.of(role, people, false)
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
                .flatMap(personId -> administrator(repository, personId).stream())
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
