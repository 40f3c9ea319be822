package it.varco.spi.store;

import java.time.Instant;

/** What {@link BlockRepository#reserve} found. */
public sealed interface Reservation {

    /**
     * The examination may begin.
     *
     * @param key opaque name of person and provider
     * @param token tells this reservation from a later one of the same person and provider
     */
    record Held(String key, String token) implements Reservation {}

    /** The person is blocked, or being examined elsewhere, until then. */
    record Blocked(Instant until) implements Reservation {}
}
