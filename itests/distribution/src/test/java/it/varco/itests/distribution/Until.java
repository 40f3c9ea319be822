package it.varco.itests.distribution;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline. */
final class Until {

    /** Long enough for a machine that does other things too. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long PAUSE_MILLIS = 50;

    /** The administration interface takes 600 calls a minute. */
    private static final long LONG_PAUSE_MILLIS = 250;

    private Until() {}

    /** @throws AssertionError saying what was waited for, if it does not come true in time */
    static void isTrue(String what, BooleanSupplier condition) {
        found(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The same for what takes longer than anybody would wait for a page. */
    static void isTrue(String what, Duration patience, BooleanSupplier condition) {
        found(what, patience, PAUSE_MILLIS, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** The first value that is found. */
    static <T> T found(String what, Supplier<Optional<T>> search) {
        return found(what, PATIENCE, PAUSE_MILLIS, search);
    }

    /** The same, asked less often. */
    static <T> T foundByAdministration(String what, Supplier<Optional<T>> search) {
        return found(what, PATIENCE, LONG_PAUSE_MILLIS, search);
    }

    private static <T> T found(String what, Duration patience, long pauseMillis, Supplier<Optional<T>> search) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<T> found = search.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain: " + what);
            }
            pause(pauseMillis);
            found = search.get();
        }
        return found.get();
    }

    /** A moment, before something is tried again. */
    static void pause() {
        pause(PAUSE_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
