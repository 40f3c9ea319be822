package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredStaffRole;
import java.time.Instant;
import java.util.Optional;

/**
 * A role of staff with the people in the place of their identifiers.
 *
 * @param stored as it is kept
 * @param person whose it is
 * @param by who granted or proposed it
 * @param approvable whether whoever looked may agree to it
 */
record RoleCard(StoredStaffRole stored, CodiceFiscale person, Optional<CodiceFiscale> by, boolean approvable)
        implements StaffRole {

    /** Empty where the person was erased. */
    static Optional<RoleCard> of(StoredStaffRole stored, PersonRepository people, boolean approvable) {
        Optional<CodiceFiscale> by = stored.by().isEmpty() ? Optional.empty() : people.find(stored.by());
        return people.find(stored.personId()).map(person -> new RoleCard(stored, person, by, approvable));
    }

    @Override
    public String id() {
        return stored.id();
    }

    @Override
    public Role role() {
        return Role.valueOf(stored.role());
    }

    @Override
    public State state() {
        return State.valueOf(stored.state());
    }

    @Override
    public Instant since() {
        return stored.since();
    }

    @Override
    public String reason() {
        return stored.reason();
    }
}
