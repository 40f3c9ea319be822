package it.varco.access;

import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.session.Logins;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether the room came up (REL-03): where it does not, because of its configuration or of what it needs, nobody can
 * receive this check either, and what is missing is red.
 */
@Component(name = "it.varco.access.check.room", configurationPolicy = ConfigurationPolicy.IGNORE)
public final class RoomCheck implements HealthCheck {

    /** @param room is here by being given: a reference alone is there even where no room could be made */
    @Activate
    public RoomCheck(@Reference Logins room) {}

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Finding examine(Instant now) {
        return Finding.well(name());
    }
}
