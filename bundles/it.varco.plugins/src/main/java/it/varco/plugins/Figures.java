package it.varco.plugins;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.PluginFigures;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much one plugin did since this room came. Counting takes no lock. Thread-safe. */
final class Figures {

    /** The figures of a plugin that was never called. */
    static final PluginFigures NONE = new Reading(0, 0, 0, Duration.ZERO, Duration.ZERO);

    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private final Map<CallFailure, LongAdder> failed = // an adder for each kind, so it is only read
            Stream.of(CallFailure.values()).collect(Collectors.toUnmodifiableMap(why -> why, why -> new LongAdder()));

    /** What they were at one moment. */
    private record Reading(long calls, long refusals, long failures, Duration mean, Duration longest)
            implements PluginFigures {}

    /** Counts a call that was made. */
    void count(Call<?> call, long tookNanos) {
        if (call instanceof Call.Failed<?> failure) {
            of(failure.why()).increment();
        } else {
            answered.increment();
            nanos.add(tookNanos);
            longest.accumulate(tookNanos);
        }
    }

    void refused() {
        refused.increment();
    }

    long answers() {
        return answered.sum();
    }

    long refusals() {
        return refused.sum();
    }

    long failures(CallFailure why) {
        return of(why).sum();
    }

    private LongAdder of(CallFailure why) {
        return Objects.requireNonNull(failed.get(why), "counter");
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }

    double longestSeconds() {
        return longest.get() / 1e9;
    }

    PluginFigures read() {
        long answers = answered.sum();
        long failures = failed.values().stream().mapToLong(LongAdder::sum).sum();
        return new Reading(
                answers + failures,
                refused.sum(),
                failures,
                answers == 0 ? Duration.ZERO : Duration.ofNanos(nanos.sum() / answers),
                Duration.ofNanos(longest.get()));
    }
}
