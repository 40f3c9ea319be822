package it.varco.configuration;

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
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the bundle that a configuration is of what it would publish. Each call has a thread of its own and a time limit;
 * whatever is thrown, an answer that is late and one too many at once mean that nothing is told.
 *
 * <p>Not by {@code PluginCalls}: what previews is no plugin of its own that anybody would switch, and is asked before
 * its plugin is there.
 *
 * @source SPID-01 to SPID-19, SEC-12
 */
final class Previews {

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int AT_ONCE = 2;

    private final BundleContext context;
    private final Duration limit;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param limit longest time to wait for an answer */
    Previews(BundleContext context, Duration limit) {
        this.context = context;
        this.limit = limit;
    }

    /** What it would publish; empty where nobody can tell. */
    Optional<Preview> of(String pid, Map<String, List<String>> values, URI publicAddress) {
        return reference(pid).flatMap(reference -> {
            ConfigurationPreview asked = context.getService(reference);
            try {
                return asked == null ? Optional.empty() : answer(pid, asked, values, publicAddress);
            } finally {
                context.ungetService(reference);
            }
        });
    }

    /** Only the bundle itself speaks of its configuration (D-59). */
    private Optional<ServiceReference<ConfigurationPreview>> reference(String pid) {
        try {
            return context
                    .getServiceReferences(ConfigurationPreview.class, "(" + ConfigurationPreview.PID + "=*)")
                    .stream()
                    .filter(reference -> pid.equals(reference.getProperty(ConfigurationPreview.PID)))
                    .filter(reference -> isOf(reference.getBundle().getSymbolicName(), pid))
                    .findFirst();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("filter: expected to be well formed", impossible);
        }
    }

    private static boolean isOf(String bundle, String pid) {
        return pid.equals(bundle) || pid.startsWith(bundle + '.') || pid.startsWith(bundle + '~');
    }

    private Optional<Preview> answer(
            String pid, ConfigurationPreview asked, Map<String, List<String>> values, URI publicAddress) {
        if (!places.tryAcquire()) {
            LOG.warn("configuration not previewed, too many at once pid={}", pid);
            return Optional.empty();
        }
        FutureTask<Preview> task = new FutureTask<>(() -> asked.preview(values, publicAddress));
        Thread thread = new Thread(() -> inItsPlace(task), "varco-preview");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.ofNullable(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException failed) {
            task.cancel(true);
            LOG.warn("configuration not previewed pid={}", pid, failed);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
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
