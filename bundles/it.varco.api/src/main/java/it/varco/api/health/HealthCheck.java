package it.varco.api.health;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Examines one thing; registered as a service by whoever knows it.
 *
 * <p>Called at most once a second, from any thread; answers within two seconds or counts as {@link Condition#RED}.
 */
@ConsumerType
public interface HealthCheck {

    /** Name of what it examines, unique: lower-case letters and hyphens. */
    String name();

    /** Looks now. Never throws for what it examines: that is {@link Condition#RED}. */
    Finding examine(Instant now);
}
