package it.varco.rest;

import java.time.Duration;
import java.time.Instant;

/**
 * So many calls a minute, counted from the first call after the last minute ended.
 *
 * @source API-03
 */
final class Budget {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int limit;
    private Instant end = Instant.MIN;
    private int used;

    Budget(int limit) {
        this.limit = limit;
    }

    /**
     * What a call was told about its budget.
     *
     * @param within whether the call may go on
     * @param remaining how many more may, in this minute
     * @param reset whole seconds to its end, 1 to 60
     */
    record Left(boolean within, int limit, int remaining, long reset) {}

    /** Takes one call from the budget, if there is any left. */
    synchronized Left take(Instant now) {
        turn(now);
        boolean within = used < limit;
        if (within) {
            used++;
        }
        return left(within, now);
    }

    /** What is left, without taking any. */
    synchronized Left look(Instant now) {
        turn(now);
        return left(true, now);
    }

    /** Whether its minute has ended, so that nothing is lost with it. */
    synchronized boolean over(Instant now) {
        boolean before = end.equals(Instant.MIN) || now.isBefore(end.minus(MINUTE)); // the clock may be set back
        return before || !now.isBefore(end);
    }

    private void turn(Instant now) {
        if (over(now)) {
            end = now.plus(MINUTE);
            used = 0;
        }
    }

    private Left left(boolean within, Instant now) {
        return new Left(
                within,
                limit,
                limit - used,
                Duration.between(now, end).plusNanos(999_999_999).toSeconds());
    }
}
