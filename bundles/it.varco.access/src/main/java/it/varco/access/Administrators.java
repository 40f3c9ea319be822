package it.varco.access;

import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredStaffRole;
import java.util.Optional;

/**
 * Who administers the gateway, and whose word it is that somebody acts on.
 *
 * @source SEC-35
 */
final class Administrators {

    private final StaffRepository repository;
    private final PersonRepository people;

    Administrators(StaffRepository repository, PersonRepository people) {
        this.repository = repository;
        this.people = people;
    }

    static boolean is(StoredStaffRole role) {
        return role.role().equals(Role.AMMINISTRATORE.name()) && role.state().equals(State.HELD.name());
    }

    /** The role of administrator that a person holds. */
    Optional<StoredStaffRole> of(String personId) {
        return repository.ofPerson(personId).stream().filter(Administrators::is).findFirst();
    }

    /**
     * Who stands behind whoever acts: whoever replaced their credential last, or else they themselves. It is the same
     * for all whose credentials one administrator replaced, one after the other too, so they never count for two.
     */
    String voice(Caller caller) {
        return caller.codiceFiscale().map(people::idOf).stream()
                .flatMap(personId -> of(personId).stream())
                .map(StoredStaffRole::voucher)
                .filter(voucher -> !voucher.isEmpty())
                .findFirst()
                .orElseGet(() -> actor(caller));
    }

    /** Who acts, so that one is told from another: a person, an application or the service account. */
    String actor(Caller caller) {
        return caller.codiceFiscale()
                .map(people::idOf)
                .or(() -> caller.application().map(id -> "application:" + id))
                .orElse("service-account");
    }
}
