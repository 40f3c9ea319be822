package it.varco.api.audit;

import it.varco.api.identity.CodiceFiscale;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The trail: what happened, append-only, each record carrying the hash of the one before it (AUD-06).
 *
 * <p>Thread-safe. Every method may block for the store and throws {@link it.varco.api.store.StoreException} when it
 * cannot be reached.
 */
@ProviderType
public interface AuditTrail {

    /**
     * Records an event.
     *
     * <p>Inside a transaction the record is part of it: both are there afterwards, or neither. Outside of one it is on
     * disk when this returns; calls made at the same time share one write (D-31).
     */
    void record(AuditEvent event);

    /**
     * The latest events of some operations under a person's codice fiscale.
     *
     * @param operations names as in {@link AuditEvent#operation()}; not empty
     * @param limit 1 to 100
     * @return the latest first
     */
    List<RecordedEvent> latestOf(CodiceFiscale person, List<String> operations, int limit);

    /**
     * Reads the chain of this node in order.
     *
     * @param after position after which to begin, 0 for the start
     * @param limit 1 to 1000
     */
    List<RecordedEvent> read(long after, int limit);

    /** Links what is waiting, then checks every record of this node's chain against the one before it and its head. */
    ChainReport verify();
}
