package it.varco.spi.store;

import java.time.Instant;

/**
 * How a plugin was switched.
 *
 * @param kind kind of the plugin, such as {@code credential}
 * @param id identifier of the plugin
 * @param version 1 for the first switch of the plugin, one more with each
 * @param state {@code ON}, {@code OFF} or {@code DRAINING}
 * @param reason as the administrator gave it, 3 to 200 characters
 * @param since when it was switched
 * @param by identifier of the person who did it; empty for whoever is none
 * @param role in which role
 */
public record StoredSwitch(
        String kind, String id, long version, String state, String reason, Instant since, String by, String role) {}
