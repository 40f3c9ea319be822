package it.varco.spi.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where the trail is kept: an intake that takes part in anybody's transaction, and one chain for each node (D-41).
 *
 * <p>Offers no way to change or delete a link of a chain.
 */
@ProviderType
public interface AuditRepository {

    /** Takes an entry in. */
    void append(AuditEntry entry);

    /** The entries taken in and not yet linked, in the order in which they came; at most {@code limit}. */
    List<TakenEntry> intake(int limit);

    /** How many entries are taken in and not yet linked. */
    long waiting();

    /** The last link of a node's chain as it was when it was linked; empty while the chain has none. */
    Optional<ChainHead> head(String node);

    /**
     * Puts links at the end of a node's chain, moves its head, and removes from the intake the entries they came from.
     *
     * @param links in order; the first one follows {@code expected}
     * @param taken the entries they came from, by number
     * @param expected position of the head before, 0 for none
     * @return whether the head was there; nothing is changed otherwise
     */
    boolean link(String node, List<ChainLink> links, List<Long> taken, long expected);

    /** Links of a node's chain in order, after a position; at most {@code limit}. */
    List<ChainLink> links(String node, long after, int limit);

    /**
     * The latest entries of some operations of a person, linked or not, of every node.
     *
     * @return the latest first; position 0 in those not yet linked
     */
    List<ChainLink> latestOf(String personId, List<String> operations, int limit);

    /**
     * Links of every node that fit, the latest first; what is not yet linked is not found.
     *
     * @param after behind which to go on; empty for the start
     * @param limit most links
     */
    List<FoundLink> search(AuditCriteria criteria, Optional<AuditPlace> after, int limit);
}
