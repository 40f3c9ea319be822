package it.varco.spi.store;

import java.time.Instant;

/**
 * A receipt as it is kept.
 *
 * @param number random, 14 characters
 * @param personId whose it is
 * @param role the role in which it was earned
 * @param content what it says, in the form the room gave it; encrypted by the store
 * @param madeAt when it was made
 * @param expiry when it is forgotten
 */
public record StoredReceipt(
        String number, String personId, String role, Bytes content, Instant madeAt, Instant expiry) {}
