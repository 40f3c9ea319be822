package it.varco.spi.store;

import java.time.Instant;

/**
 * One version of a configuration.
 *
 * @param pid what was configured
 * @param number 1 for the first version of the PID, one more with each
 * @param at when
 * @param by identifier of the person who did it; empty for whoever is none
 * @param role in which role
 * @param reason 3 to 200 characters
 * @param content the whole configuration before and after in the form the room gave it; encrypted by the store
 */
public record StoredConfiguration(
        String pid, long number, Instant at, String by, String role, String reason, Bytes content) {}
