package it.varco.api.audit;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looking into the trail, which is itself recorded (SEC-61, UX-56).
 *
 * <p>Thread-safe. Blocks for the store; a check takes as long as the trail is long.
 */
@ProviderType
public interface AuditSearch {

    /**
     * Reads the chain of this node in order, if the caller may do {@code audit.read}.
     *
     * @param after position after which to begin, 0 for the start
     * @param limit 1 to 100
     * @return {@link Administered.Invalid} with flaws of {@code after} and {@code limit}
     */
    Administered<AuditPage> read(Caller caller, long after, int limit);

    /**
     * Finds records, the latest first, if the caller may do {@code audit.search}. The record of the search tells what
     * was looked for, and about whom.
     *
     * <p>Only what stands in a chain is found: a record gets there within a moment of the act, unless the trail is in
     * trouble, which health says.
     *
     * @return {@link Administered.Invalid} with flaws of {@code person}, {@code operation}, {@code reference},
     *     {@code from}, {@code to}, {@code outcome}, {@code cursor}, {@code limit}
     */
    Administered<AuditPage> search(Caller caller, AuditQuery query);

    /** Checks this node's chain, if the caller may do {@code audit.verify}. */
    Administered<ChainReport> verify(Caller caller);
}
