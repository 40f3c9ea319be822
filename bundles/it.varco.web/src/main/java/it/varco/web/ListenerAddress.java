package it.varco.web;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * The address of the listener of a site, as the listener itself tells it in the properties of its HTTP service.
 *
 * <p>So the address is configured in one place, and a port that was found free is known. The management site can be
 * reached under the names of its own machine too, whatever its address is: that is where it is mended from.
 */
final class ListenerAddress implements ServiceTrackerCustomizer<Object, PublicAddress> {

    private static final String RUNTIME = "(objectClass=org.osgi.service.servlet.runtime.HttpServiceRuntime)";
    private static final String ADDRESS = "varco.address";
    private static final String PORT = "org.osgi.service.http.port";
    private static final String USUAL = "http://localhost:8080";

    private final Place place;
    private final String configured;
    private final ServiceTracker<Object, PublicAddress> tracker;

    /**
     * @param configured what browsers write, in place of what the listener says; may be blank
     * @throws IllegalArgumentException if it is not blank and no address
     */
    ListenerAddress(BundleContext context, Place place, String configured) {
        this.place = place;
        this.configured = configured.strip();
        if (!this.configured.isEmpty()) {
            PublicAddress.of(this.configured);
        }
        String filter = "(&" + RUNTIME + "(varco.listener=" + place.listener() + "))";
        try {
            tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(filter), this);
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

    /** Reads the properties only; the service itself is nothing to us. */
    @Override
    public @Nullable PublicAddress addingService(ServiceReference<Object> reference) {
        if (!(reference.getProperty(ADDRESS) instanceof String told)) {
            return null;
        }
        PublicAddress address = PublicAddress.of(configured.isEmpty() ? told : configured);
        boolean port = reference.getProperty(PORT) instanceof String text && text.matches("[0-9]{1,5}");
        return port && place.isManagement()
                ? address.andLoopback(Integer.parseInt((String) reference.getProperty(PORT)))
                : address;
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
