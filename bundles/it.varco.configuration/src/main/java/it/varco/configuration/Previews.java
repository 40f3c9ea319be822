package it.varco.configuration;

import it.varco.api.access.Administered;
import it.varco.api.configuration.Preview;
import it.varco.spi.configuration.ConfigurationPreview;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the bundle that a configuration is of what it would publish. Each call has a thread of its own and a time limit;
 * whatever is thrown, an answer that is late and one too many at once mean that it does not tell now.
 *
 * <p>Not by {@code PluginCalls}: what previews is no plugin of its own that anybody would switch, and is asked before
 * its plugin is there.
 *
 * @source SPID-01 to SPID-19, SEC-12
 */
final class Previews {

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int AT_ONCE = 2;
    private static final Administered<Preview> NOT_NOW = new Administered.Contrary<>("configuration.not-previewed");

    private final BundleContext context;
    private final Duration limit;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param limit longest time to wait for an answer */
    Previews(BundleContext context, Duration limit) {
        this.context = context;
        this.limit = limit;
    }

    /** What it would publish; {@link Administered.Unknown} where it publishes nothing. */
    Administered<Preview> of(String pid, Map<String, List<String>> values, URI publicAddress) {
        Optional<ServiceReference<ConfigurationPreview>> reference = reference(pid);
        if (reference.isEmpty()) {
            return new Administered.Unknown<>();
        }
        ConfigurationPreview asked = context.getService(reference.get());
        try {
            return asked == null ? notNow(pid, "its bundle went away") : answer(pid, asked, values, publicAddress);
        } finally {
            context.ungetService(reference.get());
        }
    }

    /** Only the bundle itself speaks of its configuration (D-59). */
    private Optional<ServiceReference<ConfigurationPreview>> reference(String pid) {
        try {
            return context
                    .getServiceReferences(ConfigurationPreview.class, "(" + ConfigurationPreview.PID + "=*)")
                    .stream()
                    .filter(reference -> pid.equals(reference.getProperty(ConfigurationPreview.PID)))
                    .filter(reference -> isOf(reference.getBundle(), pid))
                    .findFirst();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("filter: expected to be well formed", impossible);
        }
    }

    /** @param bundle of a service; none if the service went away meanwhile */
    private static boolean isOf(@Nullable Bundle bundle, String pid) {
        String name = bundle == null ? "" : bundle.getSymbolicName();
        return pid.equals(name) || pid.startsWith(name + '.') || pid.startsWith(name + '~');
    }

    private Administered<Preview> answer(
            String pid, ConfigurationPreview asked, Map<String, List<String>> values, URI publicAddress) {
        if (!places.tryAcquire()) {
            return notNow(pid, "too many at once");
        }
        FutureTask<Preview> task = new FutureTask<>(() -> asked.preview(values, publicAddress));
        Thread thread = new Thread(() -> inItsPlace(task), "varco-preview");
        thread.setDaemon(true);
        thread.start();
        try {
            Preview preview = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return preview == null ? notNow(pid, "no answer") : new Administered.Done<>(preview);
        } catch (ExecutionException | TimeoutException failed) {
            task.cancel(true);
            LOG.warn("configuration not previewed pid={}", pid, failed);
            return NOT_NOW;
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return notNow(pid, "interrupted");
        }
    }

    private static Administered<Preview> notNow(String pid, String why) {
        LOG.warn("configuration not previewed pid={} why={}", pid, why);
        return NOT_NOW;
    }

    /** The place is taken until the work ends, however long after its answer counts for nothing. */
    private void inItsPlace(Runnable work) {
        try {
            work.run();
        } finally {
            places.release();
        }
    }
}
