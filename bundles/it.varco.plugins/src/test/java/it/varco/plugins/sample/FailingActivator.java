package it.varco.plugins.sample;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An activator that cannot. */
public final class FailingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no directory server at ldap.acme.example");
    }

    @Override
    public void stop(BundleContext context) {}
}
