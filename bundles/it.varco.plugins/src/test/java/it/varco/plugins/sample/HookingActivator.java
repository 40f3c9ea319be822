package it.varco.plugins.sample;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Would like to see every class that is loaded. */
public final class HookingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                "org.osgi.framework.hooks.weaving.WeavingHook",
                new ServiceFactory<>() {
                    @Override
                    public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
                        return new Object();
                    }

                    @Override
                    public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
                        // nothing to end
                    }
                },
                null);
    }

    @Override
    public void stop(BundleContext context) {}
}
