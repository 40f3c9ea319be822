package it.varco.configuration;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Waits until everybody was told about the configurations so far.
 *
 * <p>Configuration Admin tells of one change after the other, on one thread, and components are made anew on it. So
 * whoever hears of a configuration that was made and deleted later knows that all earlier ones have been heard of.
 * Without that, a component may still be the one with the old configuration when its new properties show already.
 */
final class Fence {

    private static final String PID = "it.varco.configuration.fence";

    private final BundleContext context;
    private final ConfigurationAdmin admin;
    private final Duration patience;

    Fence(BundleContext context, ConfigurationAdmin admin, Duration patience) {
        this.context = context;
        this.admin = admin;
        this.patience = patience;
    }

    /** Waits; no longer than it has patience, for a component may hang. */
    void await() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals(PID) && event.getType() == ConfigurationEvent.CM_DELETED) {
                told.countDown();
            }
        };
        ServiceRegistration<ConfigurationListener> registration =
                context.registerService(ConfigurationListener.class, listener, null);
        try {
            Configuration fence = admin.getConfiguration(PID, null);
            fence.update(FrameworkUtil.asDictionary(Map.of("is", "here")));
            fence.delete();
            told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            registration.unregister();
        }
    }
}
