package it.varco.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;

/**
 * What a listener waits for before it opens its port: that some service is there.
 *
 * <p>The service itself is never asked for, and it does not matter if it leaves again.
 *
 * @source UX-50, SEC-70
 */
final class Gate {

    private final BundleContext context;
    private final String filter;
    private final Runnable then;
    private final AtomicBoolean passed = new AtomicBoolean();
    private final AllServiceListener watch = this::changed;

    /**
     * @param filter of services, well formed; empty for a gate that is always open
     * @param then what to do when the service comes: called at most once, on the thread that registers it
     */
    Gate(BundleContext context, String filter, Runnable then) {
        this.context = context;
        this.filter = filter;
        this.then = then;
    }

    String filter() {
        return filter;
    }

    /** Whether there is nothing to wait for at this moment. */
    boolean isOpen() {
        try {
            return filter.isEmpty() || context.getAllServiceReferences(null, filter) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("filter: expected to be well formed", e);
        }
    }

    /** Waits from now on. */
    void watch() {
        try {
            context.addServiceListener(watch, filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("filter: expected to be well formed", e);
        }
        if (isOpen()) {
            pass();
        }
    }

    private void changed(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED || event.getType() == ServiceEvent.MODIFIED) {
            pass();
        }
    }

    private void pass() {
        if (passed.compareAndSet(false, true)) {
            context.removeServiceListener(watch);
            then.run();
        }
    }

    void close() {
        passed.set(true);
        context.removeServiceListener(watch);
    }
}
