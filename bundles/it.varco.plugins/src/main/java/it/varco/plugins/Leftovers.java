package it.varco.plugins;

import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that bundles from the watched folder leave behind when they stop: counted and told, not ended, because Java
 * cannot end a thread against its will.
 *
 * <p>A thread is a bundle's if its context class loader or its own class is: so a call that never comes back, and what
 * was started during a call. Thread-safe.
 *
 * @source SEC-86
 */
final class Leftovers implements SynchronousBundleListener, Measured {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final List<Stopped> stopped = new ArrayList<>(); // guarded by this
    private final Set<String> told = new HashSet<>(); // guarded by this

    /** A bundle as it was when it stopped; forgotten when nothing holds its class loader any more. */
    private record Stopped(String owner, Bundle bundle, WeakReference<ClassLoader> loader) {

        boolean runsAgain() {
            return bundle.getState() == Bundle.ACTIVE && Objects.equals(loaderOf(bundle), loader.get());
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (event.getType() == BundleEvent.STOPPED && FolderBundles.from(bundle)) {
            ClassLoader loader = loaderOf(bundle);
            if (loader != null) {
                stopped(new Stopped(Origin.name(bundle), bundle, new WeakReference<>(loader)));
            }
        }
    }

    private synchronized void stopped(Stopped now) {
        stopped.removeIf(before -> before.loader().refersTo(null)
                || before.loader().refersTo(now.loader().get()));
        stopped.add(now);
    }

    private static @Nullable ClassLoader loaderOf(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring == null ? null : wiring.getClassLoader();
    }

    /** How many there are now, by symbolic name; without those that left none. */
    synchronized Map<String, Integer> threads() {
        stopped.removeIf(gone -> gone.loader().refersTo(null));
        Map<String, Integer> left = new TreeMap<>();
        List<Thread> all = stopped.isEmpty() ? List.of() : everyThread();
        for (Stopped gone : stopped) {
            int threads = gone.runsAgain()
                    ? 0
                    : (int) all.stream()
                            .filter(thread -> belongs(thread, gone.loader().get()))
                            .count();
            if (threads > 0) {
                left.merge(gone.owner(), threads, Integer::sum);
            }
        }
        return left;
    }

    /** The living threads of a bundle. */
    static List<Thread> threads(@Nullable ClassLoader loader) {
        return everyThread().stream().filter(thread -> belongs(thread, loader)).toList();
    }

    private static boolean belongs(Thread thread, @Nullable ClassLoader loader) {
        return loader != null
                && (thread.getContextClassLoader() == loader
                        || thread.getClass().getClassLoader() == loader);
    }

    private static List<Thread> everyThread() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root.getParent(); parent != null; parent = root.getParent()) {
            root = parent;
        }
        Thread[] found = new Thread[root.activeCount() * 2 + 64]; // more may come meanwhile
        int number = root.enumerate(found);
        return Stream.of(found).limit(number).toList();
    }

    /** Says in the log who left threads behind, once for each who did. */
    synchronized void report() {
        Map<String, Integer> left = threads();
        left.forEach((owner, threads) -> {
            if (told.add(owner)) {
                LOG.warn("a plugin left threads behind owner={} threads={}", owner, threads);
            }
        });
        told.retainAll(left.keySet());
    }

    @Override
    public List<Measurement> measurements() {
        return threads().entrySet().stream()
                .map(left -> Measurement.gauge(
                                "varco_plugin_threads_left",
                                "Threads that a plugin left behind when it stopped.",
                                left.getValue().doubleValue())
                        .with("owner", left.getKey()))
                .toList();
    }
}
