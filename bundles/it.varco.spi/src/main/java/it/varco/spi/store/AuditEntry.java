package it.varco.spi.store;

import java.time.Instant;

/**
 * One record of the trail before it has a place.
 *
 * @param at when it happened
 * @param personId who acted, as {@link PersonRepository#idOf} tells; empty where nobody was named
 * @param aboutId whom it is about, likewise; empty where that is nobody else
 * @param operation what was done, 1 to 60 characters
 * @param outcome how it ended, 1 to 20 characters
 * @param reference of the request, up to 40 characters; empty for none
 * @param record the whole record in the form the room gave it, at most 16 384 bytes; without a codice fiscale
 */
public record AuditEntry(
        Instant at,
        String personId,
        String aboutId,
        String operation,
        String outcome,
        String reference,
        Bytes record) {}
