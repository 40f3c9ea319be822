package it.varco.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The roles of staff (D-63). What ended stays, for whoever asks later. */
@ProviderType
public interface StaffRepository {

    /** Those that are held or proposed, the latest first. */
    List<StoredStaffRole> current();

    /** Those of a person that are held or proposed. */
    List<StoredStaffRole> ofPerson(String personId);

    /** One by its identifier, ended or not. */
    Optional<StoredStaffRole> find(String id);

    /**
     * How many hold a role now. Inside a transaction nobody can end one of them, nor count them for the same purpose,
     * until it is over.
     */
    long holders(String role);

    /** How many people ever held a role, whether or not they hold it now. */
    long ever(String role);

    /** Those that ended last, the latest first, at most {@code most}. */
    List<EndedStaffRole> ended(int most);

    /** Keeps a new one. */
    void add(StoredStaffRole role);

    /**
     * Puts a role that is held or proposed in the place of itself in an earlier state; the name stays as it is kept.
     *
     * @return whether it was in the state {@code expected}; nothing is changed otherwise
     */
    boolean replace(StoredStaffRole role, String expected);

    /**
     * Keeps the name of a role that is held or proposed, and leaves the rest of it as it is kept.
     *
     * @param role with the name
     * @return whether it is held or proposed; nothing is changed otherwise
     */
    boolean name(StoredStaffRole role);

    /**
     * Ends a role.
     *
     * @param role as it was read
     * @param by identifier of the person who ends it; empty for whoever is none
     * @param reason 3 to 200 characters
     * @return the role in state {@code ENDED}; empty if it is in another state than when it was read: nothing is
     *     changed then
     */
    Optional<StoredStaffRole> end(StoredStaffRole role, Instant at, String by, String reason);
}
