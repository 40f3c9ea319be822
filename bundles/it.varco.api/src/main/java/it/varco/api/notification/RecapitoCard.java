package it.varco.api.notification;

import java.time.Instant;

/**
 * A contact of a person as a screen shows it.
 *
 * @param medium one of {@link Medium}; a person has at most one of each
 * @param masked enough of it to know it again, never the whole
 * @param since when it was proved
 */
public record RecapitoCard(Medium medium, String masked, Instant since) {}
