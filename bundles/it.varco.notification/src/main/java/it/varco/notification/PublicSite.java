package it.varco.notification;

import it.varco.api.page.SiteAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The public site as whoever serves it tells: so its address is configured in one place, and no link leads to a page
 * that nobody serves. Known from the moment it was told for the first time. Thread-safe.
 *
 * @source SEC-22
 */
final class PublicSite implements Site, AutoCloseable {

    private static final String SERVED = "(&(objectClass=" + SiteAddress.class.getName() + ")(varco.listener=public))";

    private final ServiceTracker<SiteAddress, SiteAddress> tracker;
    private volatile @Nullable SiteAddress told;

    PublicSite(BundleContext context) {
        try {
            tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(SERVED), null) {
                @Override
                public SiteAddress addingService(ServiceReference<SiteAddress> reference) {
                    SiteAddress address = super.addingService(reference);
                    told = address;
                    return address;
                }
            };
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("filter: expected to be well formed", e);
        }
    }

    void open() {
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** @throws IllegalStateException if nobody told yet */
    @Override
    public String address() {
        SiteAddress known = told;
        if (known == null) {
            throw new IllegalStateException("message: expected a public site to which its link can lead");
        }
        return known.toString();
    }
}
