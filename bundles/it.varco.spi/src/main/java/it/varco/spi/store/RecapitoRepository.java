package it.varco.spi.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Contacts of people; the version is what is compared and set.
 *
 * <p>What was begun and not ended in time is erased by the store within minutes of its expiry, and where nothing was
 * proved beside it, so is the whole; the version of what stays does not change by that.
 */
@ProviderType
public interface RecapitoRepository {

    /** Those of a person. */
    List<StoredRecapito> ofPerson(String personId);

    /** The one of a person for a medium. */
    Optional<StoredRecapito> find(String personId, String medium);

    /**
     * Writes one, if the one there has the version before it; version 1 where there is none.
     *
     * @return whether it had; nothing is changed otherwise
     */
    boolean put(StoredRecapito next);

    /** Takes one away, if it has that version. */
    boolean remove(String personId, String medium, long version);
}
