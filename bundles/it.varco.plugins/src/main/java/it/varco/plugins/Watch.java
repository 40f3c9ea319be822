package it.varco.plugins;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of this room: looks at the folder, and, when nothing changed for a second after a change there or of
 * bundles, says what did not come up.
 */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long QUIET = Duration.ofSeconds(1).toNanos();
    private static final Duration STOP = Duration.ofSeconds(1);

    private final Monitor monitor = new Monitor();
    private Optional<Thread> thread = Optional.empty();
    private boolean changed = true;
    private boolean stopping;

    /**
     * Begins.
     *
     * @param poll time between two looks
     * @param look told whether something changed since the last look; whether there is news in the folder
     */
    void start(Duration poll, Predicate<Boolean> look, Runnable report) {
        Thread watch = new Thread(() -> work(poll.toNanos(), look, report), "varco-plugins");
        watch.setDaemon(true);
        watch.start();
        thread = Optional.of(watch);
    }

    /** Says that bundles or plugins changed. Does not block. */
    void changed() {
        monitor.change(() -> changed = true);
    }

    /** Ends the thread; waits a second for what it is doing, and no longer. */
    void stop() {
        monitor.change(() -> stopping = true);
        try {
            if (thread.isPresent()) {
                thread.get().join(STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(long poll, Predicate<Boolean> look, Runnable report) {
        long reportAt = System.nanoTime() + QUIET;
        boolean owed = true;
        while (goesOn()) {
            boolean change = takeChange();
            boolean news = guarded(() -> look.test(change));
            if (change || news) {
                reportAt = System.nanoTime() + QUIET;
                owed = true;
            }
            if (owed && System.nanoTime() - reportAt >= 0) {
                owed = guarded(() -> {
                    report.run();
                    return false;
                });
            }
            pause(poll);
        }
    }

    private static boolean guarded(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException | Error e) { // the thread goes on, or nothing would be looked at any more
            LOG.error("watching plugins failed, it is tried again", e); // the store may be away
            return false;
        }
    }

    private boolean goesOn() {
        return monitor.look(() -> !stopping);
    }

    private boolean takeChange() {
        return monitor.look(() -> {
            boolean taken = changed;
            changed = false;
            return taken;
        });
    }

    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        monitor.look(() -> {
            monitor.await(() -> stopping, () -> end - System.nanoTime());
            return stopping;
        });
    }
}
