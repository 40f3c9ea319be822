package it.varco.spi.store;

import java.time.Instant;

/**
 * A contact of a person, proved or about to be.
 *
 * @param personId whose it is
 * @param medium name of the medium; one of each
 * @param version 1 for the first, one more with each change
 * @param proved the contact that counts, as the room wrote it; encrypted by the store, empty where there is none
 * @param since when that was proved
 * @param begun what was begun and waits for its code; encrypted by the store, empty where there is nothing
 * @param expiry until when that waits
 */
public record StoredRecapito(
        String personId, String medium, long version, Bytes proved, Instant since, Bytes begun, Instant expiry) {}
