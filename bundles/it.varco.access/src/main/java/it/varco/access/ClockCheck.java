package it.varco.access;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Whether the clock on the wall can be believed: it shows no year long over and moves with the one nobody sets. */
@Component(name = "it.varco.access.clock", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ClockCheck implements HealthCheck {

    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

    private final SteadyTime time;

    @Activate
    public ClockCheck(@Reference SteadyTime time) {
        this.time = time;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding examine(Instant now) {
        if (now.isBefore(EARLIEST)) {
            return new Finding(name(), Condition.RED, Sentence.of(ClockCheck.class, "clock.past"));
        }
        return time.setLately()
                ? new Finding(name(), Condition.YELLOW, Sentence.of(ClockCheck.class, "clock.set"))
                : Finding.well(name());
    }
}
