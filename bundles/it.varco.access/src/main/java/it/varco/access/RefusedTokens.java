package it.varco.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts tokens that were refused, so that the trail gets one record a minute however often somebody tries (SEC-48).
 *
 * <p>Thread-safe.
 */
final class RefusedTokens {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private Instant last = Instant.EPOCH;
    private long since;

    /** How many were refused since the last record, this one included, if it is time for a record; 0 otherwise. */
    synchronized long count(Instant now) {
        since++;
        if (now.isBefore(last.plus(BETWEEN))) {
            return 0;
        }
        long counted = since;
        last = now;
        since = 0;
        return counted;
    }
}
