package it.varco.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Private storage of the bundle that asks for this service: records of bytes by key.
 *
 * <p>Keys are 1 to 200 printable ASCII characters, ordered by byte, and hold no personal data: a keyed hash stands for
 * a codice fiscale. Values are up to 32 768 bytes and are encrypted by the store. An index is a second key written in
 * the same {@link #apply}. No bundle sees another's records. Thread-safe; every method may block and throws
 * {@link StoreException} when the store cannot be reached.
 *
 * <p>During a call from Varco a plugin only reads, and hands its changes back as {@link Effects} (D-37); {@link #apply}
 * is for a plugin's own background work.
 *
 * @source D-38
 */
@ProviderType
public interface RecordStore {

    /** The record under a key, unless there is none or it expired. */
    Optional<StoredRecord> get(String key);

    /**
     * Records in the order of their keys.
     *
     * @param prefix how the keys begin; empty for all
     * @param after key after which to begin; empty for the start
     * @param limit 1 to 500
     */
    List<StoredRecord> list(String prefix, String after, int limit);

    /** How many records there are whose keys begin so. */
    long count(String prefix);

    /**
     * Makes all the changes, or none of them because a record is in another version than expected.
     *
     * @param changes 1 to 50, each of another key
     * @return whether they were made; on disk then
     */
    boolean apply(List<RecordChange> changes);
}
