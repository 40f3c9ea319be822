package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.TypedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class FakeStaff implements Staff {

    static final String CODE = "7K3M-9QX2-AB5T-C8DV";
    static final Held ONE =
            new Held("5xQn2mVvQ0aJ", House.SOMEBODY, Role.AMMINISTRATORE, StaffRole.State.HELD, "First administrator");

    private static final String LEFT = "Worked here";
    private static final Held OVER =
            new Held("0v3rR0le_-", House.SOMEBODY, Role.AMMINISTRATORE, StaffRole.State.ENDED, LEFT);
    private static final String ROLES = "OPERATORE_SEDE|OPERATORE_CONTACT_CENTER|AMMINISTRATORE";

    final List<StaffRole> all = new ArrayList<>(List.of(ONE));

    private final House house;

    FakeStaff(House house) {
        this.house = house;
    }

    @Override
    public Administered<List<StaffRole>> all(Caller caller) {
        return house.act(
                caller, Administration.STAFF_VIEW, "looked at staff", () -> new Administered.Done<>(List.copyOf(all)));
    }

    @Override
    public Administered<List<StaffRole>> ended(Caller caller) {
        return house.act(
                caller,
                Administration.STAFF_VIEW,
                "looked at what ended",
                () -> new Administered.Done<>(List.of(OVER)));
    }

    @Override
    public Administered<StaffRole> name(Caller caller, String id, TypedName name, String reason) {
        return house.act(
                caller,
                Administration.STAFF_NAME,
                "named " + id + " " + told(name),
                () -> new Typed().name(name).reason(reason).then(() -> with(id, StaffRole.State.HELD)));
    }

    private static String told(TypedName name) {
        return name.surname() + " " + name.name() + (name.confirmed() ? " confirmed" : "");
    }

    @Override
    public Administered<StaffRole> grant(
            Caller caller, String codiceFiscale, TypedName name, String role, String reason) {
        return house.act(
                caller,
                Administration.STAFF_GRANT,
                "granted " + role + " to " + codiceFiscale + " " + told(name),
                () -> new Typed()
                        .person("codiceFiscale", codiceFiscale)
                        .name(name)
                        .choice("role", role, ROLES)
                        .reason(reason)
                        .then(() -> new Administered.Done<>(new Held(
                                "n3wR0le_-",
                                new CodiceFiscale(codiceFiscale),
                                Role.valueOf(role),
                                StaffRole.State.PROPOSED,
                                reason.strip()))));
    }

    @Override
    public Administered<StaffRole> approve(Caller caller, String id) {
        return house.act(caller, Administration.STAFF_GRANT, "approved " + id, () -> with(id, StaffRole.State.HELD));
    }

    @Override
    public Administered<StaffRole> end(Caller caller, String id, String reason) {
        return house.act(
                caller,
                Administration.STAFF_END,
                "ended " + id + " " + reason.strip(),
                () -> new Typed().reason(reason).then(() -> with(id, StaffRole.State.ENDED)));
    }

    @Override
    public Administered<Invitation> invite(Caller caller, String codiceFiscale, String reason) {
        return house.act(
                caller,
                Administration.STAFF_INVITE,
                "invited " + codiceFiscale,
                () -> new Typed()
                        .person("codiceFiscale", codiceFiscale)
                        .reason(reason)
                        .then(() -> new Administered.Done<>(
                                new Invitation(new CodiceFiscale(codiceFiscale), CODE, House.THEN))));
    }

    private Administered<StaffRole> with(String id, StaffRole.State state) {
        Function<StaffRole, Administered<StaffRole>> done =
                each -> new Administered.Done<>(new Held(each.id(), each.person(), each.role(), state, each.reason()));
        return all.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(done)
                .orElseGet(Administered.Unknown::new);
    }

    private record Left(Instant at, Optional<CodiceFiscale> by, String reason, boolean held)
            implements StaffRole.Ending {}

    /** A role that nobody with a codice fiscale granted. */
    record Held(String id, CodiceFiscale person, Role role, State state, String reason) implements StaffRole {

        @Override
        public Optional<PersonalName> name() {
            return Optional.of(new PersonalName("Rossi", "Mario"));
        }

        @Override
        public Optional<Ending> ending() {
            return state == State.ENDED && reason.equals(LEFT)
                    ? Optional.of(new Left(House.THEN, Optional.of(House.SOMEBODY), "Left the institute", true))
                    : Optional.empty();
        }

        @Override
        public Instant since() {
            return House.THEN;
        }

        @Override
        public Optional<CodiceFiscale> by() {
            return Optional.empty();
        }
    }
}
