package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class FakeStaff implements Staff {

    static final String CODE = "7K3M-9QX2-AB5T-C8DV";
    static final Held ONE =
            new Held("5xQn2mVvQ0aJ", House.SOMEBODY, Role.AMMINISTRATORE, StaffRole.State.HELD, "First administrator");

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
    public Administered<StaffRole> grant(Caller caller, String codiceFiscale, String role, String reason) {
        return house.act(
                caller,
                Administration.STAFF_GRANT,
                "granted " + role + " to " + codiceFiscale,
                () -> new Typed()
                        .person("codiceFiscale", codiceFiscale)
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

    /** A role that nobody with a codice fiscale granted. */
    record Held(String id, CodiceFiscale person, Role role, State state, String reason) implements StaffRole {

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
