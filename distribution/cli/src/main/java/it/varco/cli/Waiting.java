package it.varco.cli;

import it.varco.launcher.Running;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what a gateway on this machine brings last, the management interface, and says so once.
 *
 * <p>One budget of time for a whole command. Where everything has started already only a tenth is left of it: the
 * interface may be a moment behind, or come anew with a changed configuration; or there is none.
 */
final class Waiting {

    private static final long PAUSE_MILLIS = 100;
    private static final int PART_ONCE_STARTED = 10;

    private final Path data;
    private final PrintStream err;
    private final Duration patience;
    private long begin;
    private long started;

    Waiting(Path data, PrintStream err, Duration patience) {
        this.data = data;
        this.err = err;
        this.patience = patience;
    }

    /** Lets a moment pass, after which to try again. Returns whether it did: not where there is no time left. */
    boolean pause() {
        long now = System.nanoTime();
        boolean isFirst = begin == 0;
        begin = isFirst ? now : begin;
        if (started == 0 && Running.hasAllStarted(data)) {
            started = now;
        }
        boolean isOver = now - begin > patience.toNanos()
                || (started != 0 && now - started > patience.toNanos() / PART_ONCE_STARTED);
        if (isOver) {
            return false;
        }
        if (isFirst) {
            err.println("varco: The management interface does not answer yet; waiting up to "
                    + (started == 0 ? patience : patience.dividedBy(PART_ONCE_STARTED)).toSeconds() + " s.");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
