package it.varco.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are kept: microseconds since 1970 in UTC, cut off below (D-57). */
final class Micros {

    /** Later than anything; stands for no expiry. */
    static final long NEVER = Long.MAX_VALUE;

    /** A second less than 64 bits hold on either side, so that nothing in between overflows. */
    private static final Instant LATEST = instant(NEVER).minusSeconds(1);

    private static final Instant EARLIEST = instant(-NEVER).plusSeconds(1);

    private Micros() {}

    /** An instant beyond what 64 bits hold (292 thousand years) counts as the last one they do. */
    static long of(Instant instant) {
        if (instant.isAfter(LATEST)) {
            return NEVER - 1;
        }
        return instant.isBefore(EARLIEST) ? -NEVER : instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
