package it.varco.launcher;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The services of the gateway's own bundles. What a plugin registers says nothing about how the gateway is, and nothing
 * is asked of it here: no hook stands between the launcher and the registry (SEC-84).
 */
final class HouseServices {

    /** How the location of every plugin begins. */
    private static final String PLUGIN = "varco-plugin:";

    private HouseServices() {}

    /**
     * Those there are now.
     *
     * @param type name of the interface; {@code null} for any
     * @param filter as in {@link BundleContext#getAllServiceReferences}; {@code null} for none
     * @throws IllegalStateException if the framework has stopped
     */
    static List<ServiceReference<?>> find(BundleContext context, @Nullable String type, @Nullable String filter) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(type, filter);
            return Stream.of(found == null ? new ServiceReference<?>[] {} : found)
                    .filter(HouseServices::isOurs)
                    .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether one of that type is here. */
    static boolean has(BundleContext context, String type) {
        return !find(context, type, null).isEmpty();
    }

    private static boolean isOurs(ServiceReference<?> service) {
        return service.getBundle() != null && !service.getBundle().getLocation().startsWith(PLUGIN);
    }
}
