package it.varco.plugins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts the crashes of each version of each bundle, and tells of the one that crashed three times in ten minutes.
 * Thread-safe.
 *
 * @source SEC-86
 */
final class CrashCount implements Crashes {

    /** So many within {@link #WINDOW} are too many. */
    static final int MOST = 3;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private final Clock clock;
    private final Consumer<Origin> tooMany;
    private final Map<Origin.Program, Deque<Instant>> crashes = new HashMap<>(); // guarded by this

    /** @param tooMany told once for each three, where {@link #crashed} is: it may not block and may not throw */
    CrashCount(Clock clock, Consumer<Origin> tooMany) {
        this.clock = clock;
        this.tooMany = tooMany;
    }

    @Override
    public void crashed(Origin origin) {
        if (counted(origin.program())) {
            tooMany.accept(origin);
        }
    }

    private synchronized boolean counted(Origin.Program program) {
        Instant now = clock.instant();
        crashes.values().forEach(times -> times.removeIf(at -> !at.plus(WINDOW).isAfter(now)));
        crashes.values().removeIf(Deque::isEmpty);
        Deque<Instant> times = crashes.computeIfAbsent(program, first -> new ArrayDeque<>());
        times.add(now);
        return times.size() >= MOST && crashes.remove(program, times);
    }
}
