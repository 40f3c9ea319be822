package it.varco.web;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * The address of the public listener, as the listener itself tells it in the properties of its HTTP service.
 *
 * <p>So the address is configured in one place, and a port that was found free is known.
 */
final class ListenerAddress implements ServiceTrackerCustomizer<Object, PublicAddress> {

    private static final String LISTENER =
            "(&(objectClass=org.osgi.service.servlet.runtime.HttpServiceRuntime)(varco.listener=public))";
    private static final String ADDRESS = "varco.address";
    private static final String USUAL = "http://localhost:8080";

    private final ServiceTracker<Object, PublicAddress> tracker;

    ListenerAddress(BundleContext context) {
        try {
            tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(LISTENER), this);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("filter: expected to be well formed", e);
        }
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    /** The address now; the usual one while there is no listener, which nobody can ask then. */
    PublicAddress now() {
        PublicAddress told = tracker.getService();
        return told == null ? PublicAddress.of(USUAL) : told;
    }

    /** Reads the property only; the service itself is nothing to us. */
    @Override
    public @Nullable PublicAddress addingService(ServiceReference<Object> reference) {
        return reference.getProperty(ADDRESS) instanceof String address ? PublicAddress.of(address) : null;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, PublicAddress service) {
        // a listener with another address is another service
    }

    @Override
    public void removedService(ServiceReference<Object> reference, PublicAddress service) {
        // nothing was taken from it
    }
}
