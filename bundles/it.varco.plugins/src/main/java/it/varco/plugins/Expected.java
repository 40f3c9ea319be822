package it.varco.plugins;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Bundles that are being replaced, and until when their return is hoped for. Not thread-safe: guarded by the roster.
 */
final class Expected {

    private final long patience;
    private final Map<Long, Long> until = new HashMap<>(); // by System.nanoTime

    Expected(Duration patience) {
        this.patience = patience.toNanos();
    }

    void expect(long bundle) {
        long now = System.nanoTime();
        until.values().removeIf(end -> end - now < 0);
        until.put(bundle, now + patience);
    }

    /** Hopes longer, where hope is not over. */
    void prolong(long bundle) {
        if (until(bundle) - System.nanoTime() > 0) {
            expect(bundle);
        }
    }

    void giveUp(long bundle) {
        until.remove(bundle);
    }

    /** Until when a bundle may be back, by {@link System#nanoTime}; in the past if it is not expected. */
    long until(long bundle) {
        return until.getOrDefault(bundle, System.nanoTime() - 1);
    }
}
