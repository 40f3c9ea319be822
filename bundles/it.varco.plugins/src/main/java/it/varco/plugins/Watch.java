package it.varco.plugins;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of this room: looks at the folder, and, when nothing changed for a second after a change, says what did
 * not come up. Without a folder to look at it sleeps until something changes.
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
     * @param poll time between two looks; zero for none
     * @param look told whether something changed since the last look
     */
    void start(Duration poll, Consumer<Boolean> look, Runnable report) {
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

    private void work(long poll, Consumer<Boolean> look, Runnable report) {
        long reportAt = System.nanoTime() + QUIET;
        boolean owed = true;
        while (goesOn()) {
            boolean news = takeChange();
            if (news) {
                reportAt = System.nanoTime() + QUIET;
                owed = true;
            }
            guarded(() -> look.accept(news));
            if (owed && System.nanoTime() - reportAt >= 0) {
                guarded(report);
                owed = false;
            }
            if (poll > 0) {
                pause(poll);
            } else if (owed) {
                pause(QUIET);
            } else {
                sleep();
            }
        }
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("watching plugins failed, it is tried again", e); // the store may be away
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
        rest(() -> stopping, () -> end - System.nanoTime());
    }

    private void sleep() {
        rest(() -> stopping || changed, () -> Long.MAX_VALUE);
    }

    private void rest(BooleanSupplier awake, LongSupplier left) {
        monitor.look(() -> {
            monitor.await(awake, left);
            return stopping;
        });
    }
}
