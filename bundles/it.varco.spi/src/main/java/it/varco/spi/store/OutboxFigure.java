package it.varco.spi.store;

import java.time.Instant;

/**
 * How many messages are in one state over one medium.
 *
 * @param medium as {@link StoredMessage#medium}
 * @param state as {@link StoredMessage#state}
 * @param count 1 or more
 * @param oldest when the oldest of them was put in
 */
public record OutboxFigure(String medium, String state, long count, Instant oldest) {}
