package it.varco.launcher;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/**
 * Strikes a bundle that is uninstalled out of the framework's list of who uses which service.
 *
 * <p>Felix 7.0.5 keeps it in there, with all its headers, until the services are gone that it once used, and some, such
 * as that of configurations, are never gone: a plugin put in and taken out a thousand times leaves megabytes (REL-09).
 * The list is the framework's own, so it is reached by reflection.
 */
final class ServiceUses implements BundleListener {

    private final Map<?, ?> byBundle;

    private ServiceUses(Map<?, ?> byBundle) {
        this.byBundle = byBundle;
    }

    /**
     * The list of an initialised framework.
     *
     * @throws IllegalStateException if this is another version of it
     */
    static ServiceUses of(Felix framework) {
        Object registry = read(Felix.class, "m_registry", framework);
        return new ServiceUses((Map<?, ?>) read(registry.getClass(), "m_inUseMap", registry));
    }

    private static Object read(Class<?> type, String name, Object owner) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Felix: expected " + name + " in " + type.getName(), e);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNINSTALLED) {
            byBundle.remove(event.getBundle());
        }
    }
}
