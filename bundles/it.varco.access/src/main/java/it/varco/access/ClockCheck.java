package it.varco.access;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the clock on the wall can be believed: it moves with the one that nobody sets (REL-08). */
@Component(name = "it.varco.access.clock", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ClockCheck implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);
    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Look(Instant wall, long tick) {}

    private final LongSupplier ticks;
    private @Nullable Look last;
    private @Nullable Long jumped;

    @Activate
    public ClockCheck() {
        this(System::nanoTime);
    }

    ClockCheck(LongSupplier ticks) {
        this.ticks = ticks;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public synchronized Finding examine(Instant now) {
        Look before = last;
        Look look = new Look(now, ticks.getAsLong());
        last = look;
        if (before != null) {
            Duration wall = Duration.between(before.wall, look.wall);
            Duration step = wall.minusNanos(look.tick - before.tick);
            if (step.abs().compareTo(STEP) > 0) {
                jumped = look.tick;
                LOG.warn("clock was set step={}", step);
            }
        }
        if (now.isBefore(EARLIEST)) {
            return new Finding(name(), Condition.RED, Sentence.of(ClockCheck.class, "clock.past"));
        }
        boolean lately = jumped != null && look.tick - jumped < REMEMBERED.toNanos();
        return lately
                ? new Finding(name(), Condition.YELLOW, Sentence.of(ClockCheck.class, "clock.set"))
                : Finding.well(name());
    }
}
