package it.varco.rest;

import jakarta.ws.rs.core.Application;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The interface as a whole.
 *
 * <p>One service and not one for each part: a resource is never there without the filters in front of it, and Jersey is
 * set up once.
 */
@Component(name = "it.varco.rest", service = Application.class)
@JakartarsApplicationBase("/")
@JakartarsName(".default")
@Designate(ocd = AdministrationApi.Config.class)
public final class AdministrationApi extends Application {

    /** How much may be asked. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {

        @AttributeDefinition(name = "%rate.limit", description = "%rate.limit.help")
        int rate_limit() default 600;
    }

    private static final int HIGHEST_LIMIT = 100_000;

    private final Set<Object> parts;

    /** @throws IllegalArgumentException if the configuration is wrong; names the key and its range */
    @Activate
    public AdministrationApi(Config config, @Reference Rooms rooms) {
        this(rooms::now, Clock.systemUTC(), config.rate_limit());
    }

    AdministrationApi(Supplier<Present> rooms, Clock clock, int callsPerMinute) {
        if (callsPerMinute < 1 || callsPerMinute > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("rate.limit: expected 1 to " + HIGHEST_LIMIT);
        }
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
                StaffRolesResource.class,
                EndedStaffRolesResource.class,
                InvitationsResource.class,
                SessionSearchesResource.class,
                SessionsResource.class,
                AuditResource.class,
                ConfigurationsResource.class,
                ApplicationsResource.class,
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
