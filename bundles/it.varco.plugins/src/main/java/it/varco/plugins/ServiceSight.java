package it.varco.plugins;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/**
 * Which services a bundle from the watched folder finds and hears of: its own, its store, the archives that its
 * manifest asks for, logging, and what its component runtime looks up in its name. All others find of the services of
 * such a bundle what a plugin is asked for, and of the rest everything.
 *
 * <p>The framework asks no hook about services that are hooks themselves, and lets none keep anything from itself.
 *
 * @source SEC-84, D-11, D-39
 */
final class ServiceSight implements FindHook, EventListenerHook {

    private static final String SERVICES = "osgi.service";
    private static final String ARCHIVES = "it.varco.spi.archive.";
    private static final String CONFIGURATION = "org.osgi.service.cm.ConfigurationAdmin";

    /**
     * What in the component runtime looks for Configuration Admin, in the name of the bundle whose components it has.
     */
    private static final String CONFIGURER = "org.apache.felix.scr.impl.helper.ConfigAdminTracker";

    private static final Set<String> EVERYBODY = Set.of(
            "it.varco.api.store.RecordStore",
            "org.osgi.service.condition.Condition", // that of the framework, which every component waits for
            "org.osgi.service.log.LogService",
            "org.osgi.service.log.LoggerFactory");

    /** Services that the framework takes for its own ends whoever offers them. */
    private static final Pattern HOOKS = Pattern.compile(
            "org\\.osgi\\.framework\\.hooks\\..*|org\\.osgi\\.service\\.url\\..*|java\\.net\\.ContentHandler");

    private final Set<String> kinds;
    private final BiConsumer<Bundle, String> hooked;

    /**
     * Nothing is hidden before it is registered as a hook.
     *
     * @param kinds names of the interfaces of plugins
     * @param hooked told which bundle of the folder offers the framework which hook; may neither block nor throw
     */
    ServiceSight(Set<String> kinds, BiConsumer<Bundle, String> hooked) {
        this.kinds = kinds;
        this.hooked = hooked;
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> found) {
        boolean configures = CONFIGURATION.equals(name) && isConfigurer(context);
        found.removeIf(service -> hides(context, looking -> sees(looking, service) || (configures && isOurs(service))));
    }

    /**
     * Only the component runtime itself: what stands nearest to the framework, so neither what it looks up for a
     * component nor what a component does while it is configured.
     */
    private static boolean isConfigurer(BundleContext context) {
        return Callers.of(context)
                .filter(caller -> caller.getName().equals(CONFIGURER) && Callers.areOurs(caller, context))
                .isPresent();
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> service = event.getServiceReference();
        boolean leaves = event.getType() == ServiceEvent.UNREGISTERING;
        listeners
                .keySet()
                .removeIf(context ->
                        hides(context, looking -> sees(looking, service) || (leaves && mayHave(looking, service))));
        Bundle offering = service.getBundle();
        if (event.getType() == ServiceEvent.REGISTERED && offering != null && FolderBundles.from(offering)) {
            names(service)
                    .filter(name -> HOOKS.matcher(name).matches())
                    .findFirst()
                    .ifPresent(hook -> hooked.accept(offering, hook));
        }
    }

    /** Whether somebody may have a service that is hidden: it came before this hook, or configures components. */
    private static boolean mayHave(Bundle looking, ServiceReference<?> service) {
        return !FolderBundles.from(looking)
                || (isOurs(service) && names(service).anyMatch(CONFIGURATION::equals));
    }

    /**
     * Whether something is hidden from whoever looks.
     *
     * @param visible whether a bundle may see it
     */
    static boolean hides(BundleContext context, Predicate<Bundle> visible) {
        try {
            return !visible.test(context.getBundle());
        } catch (IllegalStateException e) {
            return true; // it has just stopped, and hears of nothing any more
        }
    }

    private boolean sees(Bundle looking, ServiceReference<?> service) {
        if (!FolderBundles.from(looking)) {
            return isOurs(service) || names(service).allMatch(kinds::contains);
        }
        if (looking.equals(service.getBundle())) {
            // it would configure all components, for the component runtime asks whoever configures one of them
            return names(service).noneMatch(CONFIGURATION::equals);
        }
        return (isOurs(service) && names(service).allMatch(EVERYBODY::contains))
                || (names(service).allMatch(name -> name.startsWith(ARCHIVES)) && asksFor(looking, service));
    }

    /** Whether a bundle of the gateway offers it; nobody does what has just gone. */
    private static boolean isOurs(ServiceReference<?> service) {
        Bundle offering = service.getBundle();
        return offering != null && !FolderBundles.from(offering);
    }

    /** Whether some bundle from the folder could find a service of that name. */
    static boolean visible(String name) {
        return EVERYBODY.contains(name) || name.startsWith(ARCHIVES);
    }

    private static Stream<String> names(ServiceReference<?> service) {
        return Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS));
    }

    private static boolean asksFor(Bundle plugin, ServiceReference<?> service) {
        BundleRevision revision = plugin.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredRequirements(SERVICES).stream()
                        .map(requirement ->
                                requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""))
                        .anyMatch(filter -> matches(filter, service));
    }

    private static boolean matches(String filter, ServiceReference<?> service) {
        try {
            return FrameworkUtil.createFilter(filter).match(service);
        } catch (InvalidSyntaxException e) {
            return false; // it asks for nothing
        }
    }
}
