package it.varco.notification;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Spreads what is sent evenly over time, so that many messages at once leave the processors to the people who are
 * signing in. Thread-safe.
 */
final class Pace {

    private final long between;
    private long next = System.nanoTime();

    /** @param rate how many there may be in a second */
    Pace(int rate) {
        between = Duration.ofSeconds(1).dividedBy(rate).toNanos();
    }

    /** Waits until the next one may go. */
    void await() {
        try {
            TimeUnit.NANOSECONDS.sleep(turn());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long turn() {
        long now = System.nanoTime();
        long mine = now - next < 0 ? next : now;
        next = mine + between;
        return mine - now;
    }
}
