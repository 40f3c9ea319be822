package it.varco.plugins.sample;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not come to the end of its stop, however often it is interrupted, until {@link #OVER} is set. */
public final class DeafActivator implements BundleActivator {

    /** System property that ends its stop. */
    public static final String OVER = "it.varco.plugins.sample.over";

    @Override
    public void start(BundleContext context) {
        // it starts well
    }

    @Override
    public void stop(BundleContext context) {
        while (System.getProperty(OVER) == null) {
            Thread.interrupted();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
