package it.varco.api.health;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether the gateway is well (REL-03).
 *
 * <p>It tells no names of people and no secrets, and asks nobody who asks: it is served on the management listener
 * alone. Thread-safe. A look is shared by all who ask within a second.
 */
@ProviderType
public interface Health {

    /** Whether the process turns. */
    HealthReport live();

    /**
     * Whether logins can succeed: {@code store}, {@code trail}, {@code clock}, {@code access} (what leads logins and
     * keeps sessions) and {@code credentials} are not red, and none of them is missing. Whatever else is red makes it
     * yellow.
     */
    HealthReport ready();
}
