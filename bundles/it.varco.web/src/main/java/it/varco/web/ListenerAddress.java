package it.varco.web;

import it.varco.api.page.SiteAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * The address of the listener of a site, as the listener itself tells it in the properties of its HTTP service.
 *
 * <p>So the address is configured in one place, and a port that was found free is known; whoever writes a link to the
 * site finds it as the service {@link SiteAddress} with the property {@code varco.listener}. The management site can be
 * reached under the names of its own machine too, whatever its address is: that is where it is mended from.
 */
final class ListenerAddress implements ServiceTrackerCustomizer<Object, ListenerAddress.Heard> {

    private static final String RUNTIME = "(objectClass=org.osgi.service.servlet.runtime.HttpServiceRuntime)";
    private static final String ADDRESS = "varco.address";
    private static final String LISTENER = "varco.listener";
    private static final String PORT = "org.osgi.service.http.port";
    private static final String USUAL = "http://localhost:8080";

    private final Place place;
    private final String configured;
    private final BundleContext context;
    private final ServiceTracker<Object, Heard> tracker;

    /** What a listener said, and the service that tells it to the rest of the house. */
    record Heard(PublicAddress address, Optional<ServiceRegistration<SiteAddress>> told) {}

    /**
     * @param configured what browsers write, in place of what the listener says; may be blank
     * @throws IllegalArgumentException if it is not blank and no address
     */
    ListenerAddress(BundleContext context, Place place, String configured) {
        this.context = context;
        this.place = place;
        this.configured = configured.strip();
        if (!this.configured.isEmpty()) {
            PublicAddress.of(this.configured);
        }
        String filter = "(&" + RUNTIME + "(" + LISTENER + "=" + place.listener() + "))";
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
        Heard heard = tracker.getService();
        return heard == null ? PublicAddress.of(USUAL) : heard.address;
    }

    /** Reads the properties only; the service itself is nothing to us. */
    @Override
    public @Nullable Heard addingService(ServiceReference<Object> reference) {
        if (!(reference.getProperty(ADDRESS) instanceof String told)) {
            return null;
        }
        String counts = configured.isEmpty() ? told : configured;
        PublicAddress address = PublicAddress.of(counts);
        boolean port = reference.getProperty(PORT) instanceof String text && text.matches("[0-9]{1,5}");
        return new Heard(
                port && place.isManagement()
                        ? address.andLoopback(Integer.parseInt((String) reference.getProperty(PORT)))
                        : address,
                SiteAddress.parse(counts)
                        .map(site -> context.registerService(
                                SiteAddress.class,
                                site,
                                FrameworkUtil.asDictionary(Map.of(LISTENER, place.listener())))));
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Heard service) {
        // a listener with another address is another service
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Heard service) {
        service.told.ifPresent(ServiceRegistration::unregister);
    }
}
