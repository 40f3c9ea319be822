package it.varco.plugins;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.SynchronousConfigurationListener;

/** What this room listens to while it is active. */
final class Listening {

    private final BundleContext context;
    private final BundleSigns signs;
    private final ConfigurationSigns configurations;
    private final BundleListener changes;
    private Optional<ServiceRegistration<SynchronousConfigurationListener>> registration = Optional.empty();

    /** @param changes told after each change of a bundle */
    Listening(BundleContext context, BundleSigns signs, ConfigurationSigns configurations, BundleListener changes) {
        this.context = context;
        this.signs = signs;
        this.configurations = configurations;
        this.changes = changes;
    }

    void start() {
        context.addBundleListener(signs);
        context.addBundleListener(changes);
        registration =
                Optional.of(context.registerService(SynchronousConfigurationListener.class, configurations, null));
    }

    void stop() {
        context.removeBundleListener(signs);
        context.removeBundleListener(changes);
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
