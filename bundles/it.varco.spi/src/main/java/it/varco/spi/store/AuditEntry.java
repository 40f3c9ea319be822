package it.varco.spi.store;

import java.time.Instant;

/**
 * One record of the trail before it has a place.
 *
 * @param at when it happened
 * @param personId as {@link PersonRepository#idOf} tells; empty where nobody was named
 * @param operation what was done, 1 to 60 characters
 * @param record the whole record in the form the room gave it, at most 16 384 bytes; without a codice fiscale
 */
public record AuditEntry(Instant at, String personId, String operation, Bytes record) {}
