/**
 * Slow hashes of secrets that people know. Start at {@link Verifier}.
 *
 * <p>Not a bundle of the gateway: each bundle that hashes carries these classes for itself.
 */
@NullMarked
package it.varco.credential.hash;

import org.jspecify.annotations.NullMarked;
