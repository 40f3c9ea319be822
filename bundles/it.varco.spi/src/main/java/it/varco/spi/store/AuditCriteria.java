package it.varco.spi.store;

import java.time.Instant;

/**
 * What to look for in the trail. An empty text asks for nothing.
 *
 * @param personId who acted, or whom it is about
 * @param operation how the operation begins
 * @param outcome how it ended
 * @param reference of the request
 * @param from not before
 * @param to before
 */
public record AuditCriteria(
        String personId, String operation, String outcome, String reference, Instant from, Instant to) {}
