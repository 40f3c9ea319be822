package it.varco.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as they are kept: microseconds since 1970 in UTC, cut off below (D-57). */
final class Micros {

    /** Later than anything; stands for no expiry. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Instant LATEST = Instant.EPOCH.plus(NEVER - 1, ChronoUnit.MICROS);
    private static final Instant EARLIEST = Instant.EPOCH.minus(NEVER, ChronoUnit.MICROS);

    private Micros() {}

    /** An instant beyond what 64 bits hold (292 thousand years) counts as the last one they do. */
    static long of(Instant instant) {
        if (instant.isAfter(LATEST)) {
            return NEVER - 1;
        }
        return instant.isBefore(EARLIEST) ? -NEVER : ChronoUnit.MICROS.between(Instant.EPOCH, floor(instant));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
