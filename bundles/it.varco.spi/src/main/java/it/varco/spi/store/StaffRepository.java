package it.varco.spi.store;

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

    /** Keeps a new one. */
    void add(StoredStaffRole role);

    /**
     * Puts a role in the place of itself in an earlier state.
     *
     * @return whether it was in the state {@code expected}; nothing is changed otherwise
     */
    boolean replace(StoredStaffRole role, String expected);
}
