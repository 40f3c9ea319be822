package it.varco.spi.store;

import java.time.Instant;

/**
 * How a plugin was switched last.
 *
 * @param kind kind of the plugin, such as {@code credential}
 * @param id identifier of the plugin
 * @param state {@code ON}, {@code OFF} or {@code DRAINING}
 * @param reason as the administrator gave it, 3 to 200 characters
 * @param since when it was switched
 */
public record StoredSwitch(String kind, String id, String state, String reason, Instant since) {}
