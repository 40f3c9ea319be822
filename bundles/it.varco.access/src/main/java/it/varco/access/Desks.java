package it.varco.access;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredStaffRole;
import java.util.Comparator;
import java.util.List;

/**
 * The roles in which people can sign in to work: those that have a desk, each with the level it takes.
 *
 * @source D-63
 */
final class Desks {

    private final StaffRepository repository;

    Desks(StaffRepository repository) {
        this.repository = repository;
    }

    /** Those that a person holds, as the store knows it now, in the order of {@link Role}. */
    List<StoredStaffRole> of(String personId) {
        return repository.ofPerson(personId).stream()
                .filter(held -> held.state().equals(State.HELD.name()))
                .filter(held -> role(held).hasDesk())
                .sorted(Comparator.comparing(Desks::role))
                .toList();
    }

    /** Those of them that a proof of a level is enough for. */
    List<StoredStaffRole> of(String personId, AssuranceLevel proved) {
        return of(personId).stream()
                .filter(held -> proved.atLeast(needed(role(held))))
                .toList();
    }

    static Role role(StoredStaffRole held) {
        return Role.valueOf(held.role());
    }

    private static AssuranceLevel needed(Role role) {
        return role == Role.AMMINISTRATORE ? AssuranceLevel.HIGH : AssuranceLevel.SUBSTANTIAL;
    }
}
