package it.varco.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time as it passes, to whatever the clock on the wall is set: sessions, logins under way, blocks and codes live by it.
 *
 * <p>Its instants are those of the wall until that is set by more than five seconds; then they go on as if it had not
 * been, so nobody is thrown out and nothing lasts longer. Where the wall is set forward by more than two hours they go
 * with it: a machine may have slept so long, and what was open then is not believed any more. It remembers as long as
 * this bundle runs; after a restart it begins with the wall. Thread-safe; costs two looks at clocks.
 *
 * @source REL-08
 */
@Component(
        name = "it.varco.access.time",
        service = SteadyTime.class,
        immediate = true, // nothing is forgotten while nobody happens to ask
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class SteadyTime {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyTime.class);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration FOLLOWED = Duration.ofHours(2);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /**
     * That the clock was set.
     *
     * @param at what it showed afterwards
     * @param by how far; negative if back
     */
    record Step(Instant at, Duration by) {}

    /**
     * Both clocks at one moment.
     *
     * @param ahead by how much the wall goes before this time
     * @param set when the wall was set last, on the clock that nobody sets
     */
    private record Look(Instant wall, long tick, Duration ahead, long set) {}

    private final Clock clock;
    private final LongSupplier ticks;
    private final AtomicReference<Look> last;
    private final Queue<Step> untold = new ConcurrentLinkedQueue<>();

    @Activate
    public SteadyTime() {
        this(Clock.systemUTC(), System::nanoTime);
    }

    SteadyTime(Clock clock, LongSupplier ticks) {
        this.clock = clock;
        this.ticks = ticks;
        long tick = ticks.getAsLong();
        last = new AtomicReference<>(new Look(clock.instant(), tick, Duration.ZERO, tick - MINUTE));
    }

    /** The instant of a request that was read from the wall a moment ago, in this time. */
    Instant of(Instant wall) {
        Look now = look();
        Instant latest = now.wall.minus(now.ahead);
        Instant at = wall.minus(now.ahead);
        return at.isAfter(latest) ? latest : at; // the wall was set back since the request came
    }

    /** What people are told of an instant of this time. */
    Instant onTheWall(Instant steady) {
        return steady.plus(look().ahead);
    }

    /** Whether the wall was set within the last minute. */
    boolean setLately() {
        Look now = look();
        return now.tick - now.set < MINUTE;
    }

    /** Hands over, in order, each time that the wall was set and nobody was told of; one that throws is kept. */
    synchronized void tell(Consumer<Step> listener) {
        look();
        for (Step next = untold.peek(); next != null; next = untold.peek()) {
            listener.accept(next);
            untold.remove();
        }
    }

    private Look look() {
        while (true) {
            Look known = Objects.requireNonNull(last.get());
            long before = ticks.getAsLong();
            Instant wall = clock.instant();
            long tick = ticks.getAsLong();
            if (tick - before > STEP.toNanos() / 2) {
                continue; // this thread stood still between the two clocks
            }
            Duration step = Duration.between(known.wall.plusNanos(tick - known.tick), wall);
            boolean set = step.abs().compareTo(STEP) > 0;
            Duration ahead = set && step.compareTo(FOLLOWED) <= 0 ? known.ahead.plus(step) : known.ahead;
            Look now = new Look(wall, tick, ahead, set ? tick : known.set);
            if (!set && tick - known.tick < MINUTE) {
                return now; // what little the clocks drift apart is forgotten once a minute
            }
            if (last.compareAndSet(known, now) && set) {
                LOG.warn("clock was set step={}", step);
                untold.add(new Step(wall, step));
            }
        }
    }
}
