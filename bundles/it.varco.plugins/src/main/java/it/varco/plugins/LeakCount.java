package it.varco.plugins;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how often in a row a bundle left threads behind when it was taken away: those that still live a second later
 * with its class loader as theirs, which is what every thread has that it starts itself. For one thread at a time.
 */
final class LeakCount {

    /** @source SEC-86 */
    static final int TOO_OFTEN = 5;

    private static final Duration END = Duration.ofSeconds(1);

    private final Map<Origin.Program, Integer> inARow = new HashMap<>();

    /** Looks for threads of a bundle that is gone; waits a second for them to end, and not at all if there are none. */
    void gone(Origin bundle) {
        long deadline = System.nanoTime() + END.toNanos();
        boolean left = Leftovers.threads(bundle.loader()).stream().anyMatch(thread -> lives(thread, deadline));
        if (left) {
            inARow.merge(bundle.program(), 1, Integer::sum);
        } else {
            inARow.remove(bundle.program());
        }
    }

    private static boolean lives(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }

    /** Whether it was too often; counted anew from then on. */
    boolean tooOften(Origin bundle) {
        return inARow.getOrDefault(bundle.program(), 0) >= TOO_OFTEN && inARow.remove(bundle.program()) != null;
    }
}
