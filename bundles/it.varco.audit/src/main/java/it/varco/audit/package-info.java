/** The trail: group commit, one chain for each node, its check. Start at {@link ChainedAuditTrail}. */
@NullMarked
package it.varco.audit;

import org.jspecify.annotations.NullMarked;
