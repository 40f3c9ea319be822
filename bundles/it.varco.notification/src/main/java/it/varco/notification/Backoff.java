package it.varco.notification;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a message waits after an attempt that led to nothing certain: twice as long each time, with up to a quarter
 * on top, so that what failed together is not tried again together.
 *
 * @source REL-06
 */
final class Backoff {

    private static final double SPREAD = 0.25;
    private static final int DOUBLINGS = 30; // a tenth of a second, thirty times doubled, is years

    private final Duration first;
    private final Duration last;
    private final DoubleSupplier random;

    /**
     * @param first after the first attempt
     * @param last the longest, with all that comes on top
     * @param random from 0, included, to 1, excluded
     */
    Backoff(Duration first, Duration last, DoubleSupplier random) {
        this.first = first;
        this.last = last.dividedBy(5).multipliedBy(4);
        this.random = random;
    }

    /** @param attempts made so far, 1 or more */
    Duration after(int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        Duration step = doubled.compareTo(last) < 0 ? doubled : last;
        return step.plusNanos((long) (step.toNanos() * SPREAD * random.getAsDouble()));
    }
}
