package it.varco.plugins;

import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleReference;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.framework.hooks.bundle.FindHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle from the watched folder finds no bundle but itself and hears of no other. What it installs or replaces, in
 * its own name or in that of another bundle, is removed again before the call that does it returns, so those bytes are
 * never resolved nor started.
 *
 * @source SEC-80, SEC-84
 */
final class BundleSight implements FindHook, EventHook {

    private static final Logger LOG = LoggerFactory.getLogger(BundleSight.class);

    private final Alarm alarm;

    BundleSight(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void find(BundleContext context, Collection<Bundle> found) {
        found.removeIf(bundle -> hides(context, bundle));
    }

    @Override
    public void event(BundleEvent event, Collection<BundleContext> listeners) {
        listeners.removeIf(context -> hides(context, event.getBundle()));
        switch (event.getType()) {
            case BundleEvent.INSTALLED -> refuse(Trespass.INSTALLED, event);
            case BundleEvent.UPDATED -> refuse(Trespass.REPLACED, event);
            default -> {}
        }
    }

    private static boolean hides(BundleContext context, Bundle bundle) {
        return ServiceSight.hides(context, looking -> !FolderBundles.from(looking) || bundle.equals(looking));
    }

    /** Undoes what is not the work of the gateway: bytes come in through the gate alone. */
    private void refuse(Trespass trespass, BundleEvent event) {
        Bundle bundle = event.getBundle();
        Optional<Class<?>> caller = Callers.of(bundle);
        boolean own = trespass == Trespass.INSTALLED && FolderBundles.from(event.getOrigin());
        if (own || caller.filter(type -> Callers.areOurs(type, bundle)).isEmpty()) {
            undo(bundle);
            alarm.raise(trespass, plugin(caller).orElseGet(event::getOrigin), bundle.getLocation());
        }
    }

    private static Optional<Bundle> plugin(Optional<Class<?>> caller) {
        return caller.map(Class::getClassLoader)
                .filter(BundleReference.class::isInstance)
                .map(loader -> ((BundleReference) loader).getBundle())
                .filter(FolderBundles::from);
    }

    private static void undo(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.error("a bundle that came past the gate could not be removed location={}", bundle.getLocation(), e);
        }
    }
}
