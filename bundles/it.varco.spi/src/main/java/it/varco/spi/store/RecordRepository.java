package it.varco.spi.store;

import it.varco.api.store.RecordChange;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The private records of every plugin, for the room that commits a plugin's effects (D-37). */
@ProviderType
public interface RecordRepository {

    /**
     * Makes all the changes, or none of them because a record is in another version than expected.
     *
     * @param owner symbolic name of the bundle whose records they are
     * @param changes 1 to 50, each of another key
     * @return whether they were made; inside a transaction it is for the caller to give it up otherwise
     */
    boolean apply(String owner, List<RecordChange> changes);
}
