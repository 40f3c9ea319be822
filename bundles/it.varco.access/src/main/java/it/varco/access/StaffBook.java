package it.varco.access;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.audit.AuditTrail;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.plugin.PluginCalls;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.StaffRole.State;
import it.varco.api.staff.TypedName;
import it.varco.spi.store.InvitationRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredStaffRole;
import it.varco.spi.store.Transactions;
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

    private static final String MISMATCH = "staff.name-mismatch";

    private final Acts acts;
    private final StaffRepository repository;
    private final InvitationRepository invitations;
    private final PersonRepository people;
    private final Inside room;
    private final KnownCredentials credentials;
    private final Administrators administrators;
    private final InvitationDesk desk;

    @Activate
    public StaffBook(
            @Reference AccessControl control,
            @Reference Transactions transactions,
            @Reference AuditTrail trail,
            @Reference StaffRepository repository,
            @Reference InvitationRepository invitations,
            @Reference PersonRepository people,
            @Reference Inside room,
            @Reference PluginCalls calls,
            @Reference SteadyTime time) {
        acts = new Acts(control, transactions, trail);
        this.repository = repository;
        this.invitations = invitations;
        this.people = people;
        this.room = room;
        credentials = new KnownCredentials(trail);
        administrators = new Administrators(repository, people);
        desk = new InvitationDesk(
                acts, administrators, new Desks(repository), invitations, people, room, new Examiner(calls), time);
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
    public Administered<List<StaffRole>> ended(Caller caller) {
        return acts.look(
                caller,
                Administration.STAFF_VIEW,
                () -> repository.ended(LATEST_ENDED).stream()
                        .<StaffRole>flatMap(ended -> RoleCard.of(ended, people).stream())
                        .toList());
    }

    @Override
    public Administered<StaffRole> grant(
            Caller caller, String codiceFiscale, TypedName name, String role, String reason) {
        Typed typed = new Typed();
        Optional<CodiceFiscale> person = typed.codiceFiscale(codiceFiscale);
        Optional<PersonalName> named = typed.name(name);
        Role wanted = typed.staffRole(role);
        String why = typed.reason(reason);
        try {
            return acts.perform(caller, Administration.STAFF_GRANT, typed, note -> {
                note.about(person.orElseThrow())
                        .detail(Trail.ROLE, wanted.name())
                        .detail(Trail.REASON, why);
                return warned(person.orElseThrow(), named.orElseThrow(), name.confirmed(), note)
                        .<Administered<StaffRole>>map(Administered.Contrary::new)
                        .orElseGet(() -> granted(caller, person.orElseThrow(), named.orElseThrow(), wanted, why, note));
            });
        } finally {
            room.forget(List.of());
        }
    }

    /** The rule that warns of a name; empty if none does, or if it is confirmed, which the record then says (CF-13). */
    private static Optional<String> warned(CodiceFiscale person, PersonalName name, boolean confirmed, Acts.Note note) {
        if (person.fits(name)) {
            return Optional.empty();
        }
        if (confirmed) {
            note.detail(Trail.OVERRIDDEN, MISMATCH);
        }
        return confirmed ? Optional.empty() : Optional.of(MISMATCH);
    }

    private Administered<StaffRole> granted(
            Caller caller, CodiceFiscale person, PersonalName name, Role role, String reason, Acts.Note note) {
        if (caller.codiceFiscale().equals(Optional.of(person))) {
            return new Administered.Contrary<>("staff.self");
        }
        boolean needsTwo = role == Role.AMMINISTRATORE && repository.ever(role.name()) >= 2;
        String personId = people.idOf(person);
        List<StoredStaffRole> others = repository.ofPerson(personId);
        if (others.stream().anyMatch(held -> held.role().equals(role.name()))) {
            return new Administered.Contrary<>("staff.held");
        }
        StoredStaffRole made = new StoredStaffRole(
                Names.random(),
                personId,
                role.name(),
                (needsTwo ? State.PROPOSED : State.HELD).name(),
                caller.visit().at(),
                caller.codiceFiscale().map(people::idOf).orElse(""),
                administrators.voice(caller),
                reason,
                voucher(others),
                WrittenName.of(name));
        repository.add(made);
        note.detail(Trail.GRANT, made.id()).detail("state", made.state());
        return done(made);
    }

    /** Who replaced the credential that the person has for their other roles: it is good for a further one too. */
    private static String voucher(List<StoredStaffRole> others) {
        return others.stream()
                .map(StoredStaffRole::voucher)
                .filter(voucher -> !voucher.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public Administered<StaffRole> name(Caller caller, String id, TypedName name, String reason) {
        Typed typed = new Typed();
        Optional<PersonalName> named = typed.name(name);
        String why = typed.reason(reason);
        return acts.perform(
                caller,
                Administration.STAFF_NAME,
                typed,
                note -> standing(id)
                        .map(role -> {
                            note(note, role).detail(Trail.REASON, why);
                            return people.find(role.personId())
                                    .flatMap(person -> warned(person, named.orElseThrow(), name.confirmed(), note))
                                    .<Administered<StaffRole>>map(Administered.Contrary::new)
                                    .orElseGet(() -> written(role.named(WrittenName.of(named.orElseThrow()))));
                        })
                        .orElseGet(Administered.Unknown::new));
    }

    private Administered<StaffRole> written(StoredStaffRole named) {
        return repository.name(named) ? done(named) : new Administered.Outdated<>();
    }

    /** One that did not end. */
    private Optional<StoredStaffRole> standing(String id) {
        return repository.find(id).filter(role -> !role.state().equals(State.ENDED.name()));
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
        StoredStaffRole held = proposed.in(State.HELD.name(), caller.visit().at());
        return repository.replace(held, proposed.state()) ? done(held) : new Administered.Outdated<>();
    }

    private boolean approvable(Caller caller, StoredStaffRole stored) {
        return proposer(stored).isPresent() && against(caller, stored).isEmpty();
    }

    /** The rule that keeps a caller from agreeing to a proposal; empty if none does. */
    private Optional<String> against(Caller caller, StoredStaffRole proposed) {
        Optional<String> approver = caller.codiceFiscale().map(people::idOf);
        boolean own = approver.equals(Optional.of(proposed.by()));
        if (own
                || proposed.actor().equals(administrators.voice(caller))
                || proposed.actor().equals(administrators.actor(caller))) {
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
                : administrators.of(proposed.by()).map(StoredStaffRole::id);
    }

    @Override
    public Administered<StaffRole> end(Caller caller, String id, String reason) {
        Typed typed = new Typed();
        String why = typed.reason(reason);
        List<String> ended = new ArrayList<>();
        try {
            return acts.perform(caller, Administration.STAFF_END, typed, note -> {
                ended.clear();
                Optional<StoredStaffRole> found = standing(id);
                found.ifPresent(role -> note(note, role).detail(Trail.REASON, why));
                return found.map(role -> ended(caller, role, why, note, ended)).orElseGet(Administered.Unknown::new);
            });
        } finally {
            room.forget(ended);
        }
    }

    private Administered<StaffRole> ended(
            Caller caller, StoredStaffRole role, String reason, Acts.Note note, List<String> ended) {
        boolean administers = Administrators.is(role);
        Optional<String> against = administers ? lockedWithout(role) : Optional.empty();
        if (against.isPresent()) {
            return new Administered.Contrary<>(against.get());
        }
        Optional<StoredStaffRole> over = over(caller, role, reason);
        if (over.isEmpty()) {
            return new Administered.Outdated<>();
        }
        invitations.endOf(role.personId());
        ended.addAll(room.endStaff(role.personId(), role.id()));
        note.acted().detail("state", State.ENDED.name()).detail(Trail.ENDED, String.join(" ", ended));
        List<String> withdrawn = administers ? withdrawn(caller, role, reason) : List.of();
        if (!withdrawn.isEmpty()) {
            note.detail(Trail.WITHDRAWN, String.join(" ", withdrawn));
        }
        return done(over.get()); // unknown where the person was erased meanwhile; it is ended all the same
    }

    private Optional<StoredStaffRole> over(Caller caller, StoredStaffRole role, String reason) {
        String by = caller.codiceFiscale().map(people::idOf).orElse("");
        return repository.end(role, caller.visit().at(), by, reason);
    }

    /** The rule that keeps the role of an administrator from ending; empty if none does. */
    private Optional<String> lockedWithout(StoredStaffRole role) {
        if (repository.holders(role.role()) <= 1) {
            return Optional.of("staff.last-administrator");
        }
        boolean othersComeIn = repository.current().stream()
                .filter(Administrators::is)
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
    private List<String> withdrawn(Caller caller, StoredStaffRole role, String reason) {
        return repository.current().stream()
                .filter(proposed -> proposed.state().equals(State.PROPOSED.name()))
                .filter(proposed -> proposed.by().equals(role.personId()))
                .flatMap(proposed -> over(caller, proposed, reason).stream())
                .map(StoredStaffRole::id)
                .toList();
    }

    @Override
    public Administered<Invitation> invite(Caller caller, String codiceFiscale, String reason) {
        return desk.invite(caller, codiceFiscale, reason);
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
}
