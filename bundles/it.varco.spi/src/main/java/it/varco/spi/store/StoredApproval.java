package it.varco.spi.store;

import java.time.Instant;

/**
 * What was decided on the bytes of a jar.
 *
 * @param hash SHA-256 of the bytes, 64 hexadecimal digits in lower case
 * @param version 1 for the first decision on them, one more with each
 * @param state {@code APPROVED}, {@code DENIED}, {@code RETURNED} or {@code QUARANTINED}
 * @param bundle its symbolic name
 * @param bundleVersion its version
 * @param signer SHA-256 of the certificate of whoever signed it, as {@code hash}; empty for a jar without signature
 * @param reason as the administrator gave it, 3 to 200 characters
 * @param since when it was decided
 * @param by identifier of the person who did it; empty for whoever is none
 * @param role in which role; empty for the gateway itself
 */
public record StoredApproval(
        String hash,
        long version,
        String state,
        String bundle,
        String bundleVersion,
        String signer,
        String reason,
        Instant since,
        String by,
        String role) {}
