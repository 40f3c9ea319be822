package it.varco.rest;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.jersey.jackson.JacksonFeature;

/** The interface as a whole: a resource is never there without the filters in front of it. */
final class AdministrationApi extends Application {

    private final Set<Object> parts;

    AdministrationApi(Supplier<Present> rooms, Clock clock, int callsPerMinute) {
        parts = Set.of(
                new Doorkeeper(rooms, clock, callsPerMinute),
                new Permission(),
                new Departure(),
                new Failures(),
                new Json(),
                JacksonFeature.withoutExceptionMappers());
    }

    /** The resources, of which the engine makes one object each. */
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                PluginsResource.class,
                DeliveriesResource.class,
                StaffRolesResource.class,
                EndedStaffRolesResource.class,
                InvitationsResource.class,
                SessionSearchesResource.class,
                SessionsResource.class,
                AuditResource.class,
                ConfigurationsResource.class,
                ApplicationsResource.class,
                MessagesResource.class,
                FirstStartResource.class,
                InterfaceResource.class);
    }

    /** What stands in front of the resources and behind them. */
    @Override
    @SuppressWarnings("deprecation") // the standard names no other way for objects
    public Set<Object> getSingletons() {
        return parts;
    }

    /**
     * Nothing registers itself because it lies around, and nothing answers that was not written here; no address is
     * made of the name by which somebody called (SEC-22).
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableMetainfServicesLookup", true,
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
