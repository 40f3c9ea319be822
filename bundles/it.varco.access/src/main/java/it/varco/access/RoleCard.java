package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole;
import it.varco.spi.store.EndedStaffRole;
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
 * @param ending how it ended, where that was asked for
 */
record RoleCard(
        StoredStaffRole stored,
        CodiceFiscale person,
        Optional<CodiceFiscale> by,
        boolean approvable,
        Optional<Ending> ending)
        implements StaffRole {

    /** How it ended. */
    record End(Instant at, Optional<CodiceFiscale> by, String reason, boolean held) implements Ending {}

    /** Empty where the person was erased. */
    static Optional<RoleCard> of(StoredStaffRole stored, PersonRepository people, boolean approvable) {
        return of(stored, people, approvable, Optional.empty());
    }

    /** One that ended; empty where the person was erased. */
    static Optional<RoleCard> of(EndedStaffRole ended, PersonRepository people) {
        Ending ending = new End(ended.at(), who(ended.by(), people), ended.reason(), ended.held());
        return of(ended.role(), people, false, Optional.of(ending));
    }

    private static Optional<RoleCard> of(
            StoredStaffRole stored, PersonRepository people, boolean approvable, Optional<Ending> ending) {
        return people.find(stored.personId())
                .map(person -> new RoleCard(stored, person, who(stored.by(), people), approvable, ending));
    }

    private static Optional<CodiceFiscale> who(String personId, PersonRepository people) {
        return personId.isEmpty() ? Optional.empty() : people.find(personId);
    }

    @Override
    public String id() {
        return stored.id();
    }

    @Override
    public Optional<PersonalName> name() {
        return WrittenName.read(stored.name());
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
