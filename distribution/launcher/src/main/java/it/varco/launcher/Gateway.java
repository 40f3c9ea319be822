package it.varco.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * One run of the gateway, from the lock on its data to the last bundle stopped.
 *
 * <p>First comes what the login page needs, up to {@link FeatureBundle#PAGE_LEVEL}; the rest is checked, installed and
 * started when the page is there. The bytes of all bundles are checked on a thread beside: no bundle is started before
 * its check has ended well.
 */
final class Gateway {

    private static final Logger LOG = Logger.getLogger("it.varco.launcher");
    private static final String CONFIGURATOR = "org.apache.felix.configurator";
    private static final int ALL = FeatureBundle.HIGHEST_LEVEL + 1;
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_STOP_MILLIS = 15_000;

    /** Lets no new request begin, waits for those under way, and tells how many are left after 20 seconds. */
    private static final String LAST_ORDERS = "(varco.stop=requests)";

    /** The room that lets people in. */
    private static final String ROOM = "it.varco.access";

    private final Home home;
    private final RunFolder run;
    private final AppliedConfigurations applied;
    private final List<FeatureBundle> page;
    private final List<FeatureBundle> later;
    private final FutureTask<Boolean> pageChecked;
    private final FutureTask<Boolean> laterChecked;
    private final Checksums checksums;
    private final Announcer announcer;
    private final Framework framework;
    private final FutureTask<FrameworkEvent> end;
    private final Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private Gateway(Home home, RunFolder run) throws BundleException {
        this.home = home;
        this.run = run;
        Features features = Features.read(home.features());
        List<FeatureBundle> all = features.bundles();
        page = all.stream().filter(FeatureBundle::isForThePage).toList();
        later = all.stream().filter(bundle -> !bundle.isForThePage()).toList();
        checksums = Checksums.of(home.system());
        pageChecked = new FutureTask<>(() -> checksums.verify(page), true);
        laterChecked = new FutureTask<>(() -> checksums.verify(later), true);
        checkBytes();
        Configurations wanted = Configurations.of(features, home);
        Ports.check(wanted.byPid(), features.configurations());
        announcer = new Announcer(home, run, wanted.byPid().containsKey(Announcer.PAGE));
        Secrets.make(home.data(), features.secrets());
        applied = AppliedConfigurations.apply(wanted, home);
        framework = initialised(properties(features));
        end = new FutureTask<>(() -> framework.waitForStop(0)); // asked later, the framework forgets why it stopped
        beside("varco-end", end);
    }

    private void checkBytes() {
        beside("varco-checksums", () -> {
            pageChecked.run();
            laterChecked.run();
        });
    }

    private static void beside(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes the data and brings the framework to where nothing has started yet.
     *
     * @throws CannotStart with the reason
     */
    static Gateway prepare(Home home) {
        RunFolder run = RunFolder.take(home.data());
        try {
            makeFolders(home);
            return new Gateway(home, run);
        } catch (BundleException failure) {
            throw ended(run, doesNotStart(failure));
        } catch (RuntimeException failure) {
            throw ended(run, failure);
        }
    }

    private static RuntimeException ended(RunFolder run, RuntimeException failure) {
        run.saysFailure(Failure.of(failure));
        run.close();
        return failure;
    }

    private static CannotStart doesNotStart(BundleException failure) {
        return new CannotStart("The framework does not start: " + CannotStart.reason(failure) + ".", failure);
    }

    private static void makeFolders(Home home) {
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.cache());
        } catch (IOException failure) {
            throw new CannotStart("A folder cannot be made: " + CannotStart.reason(failure) + ".", failure);
        }
    }

    private Map<String, Object> properties(Features features) {
        Map<String, Object> properties = new HashMap<>();
        features.properties().forEach((key, value) -> properties.put(key, home.expand(value)));
        properties.putAll(home.properties());
        properties.put(Constants.FRAMEWORK_STORAGE, storage().toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(FeatureBundle.PAGE_LEVEL));
        properties.put("configurator.initial", applied.initial().toUri().toString());
        properties.put("felix.cm.dir", applied.memory().toString());
        properties.put("felix.log.logger", new FrameworkLog());
        return properties;
    }

    private Path storage() {
        return home.cache().resolve("felix");
    }

    /** Tries a second time with an empty storage: there is nothing in it that the features do not say. */
    private Framework initialised(Map<String, Object> properties) throws BundleException {
        try {
            return initialisedOnce(properties);
        } catch (BundleException | RuntimeException damaged) {
            LOG.log(Level.WARNING, "Storage of the framework emptied, it could not be read", damaged);
            try {
                AppliedConfigurations.delete(storage());
            } catch (IOException failure) {
                throw new CannotStart("The folder " + storage() + " can be neither used nor deleted.", failure);
            }
            return initialisedOnce(properties);
        }
    }

    private static Framework initialisedOnce(Map<String, Object> properties) throws BundleException {
        Felix felix = new Felix(properties);
        felix.init();
        felix.getBundleContext().addBundleListener(ServiceUses.of(felix));
        return felix;
    }

    /**
     * Starts what the page needs; returns when it is there, or the gateway {@link #isEnding}.
     *
     * @throws CannotStart with the reason
     */
    void startPage() {
        try {
            provideAndStartPage();
        } catch (BundleException failure) {
            throw doesNotStart(failure);
        }
    }

    private void provideAndStartPage() throws BundleException {
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(event -> {
            if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
                failures.put(event.getBundle(), event.getThrowable());
            }
        });
        Provisioning provisioning = provisioning(context);
        List<FeatureBundle> all = new ArrayList<>(page);
        all.addAll(later);
        provisioning.removeAllBut(all, home.isDevelopment());
        provisioning.provide(page);
        if (applied.isAnew()) {
            provisioning.forget(CONFIGURATOR); // it would pass over a PID that it has seen before
        }
        await(pageChecked);
        if (isEnding()) {
            return; // a stopped framework would start anew
        }
        framework.start();
        report(provisioning, page);
        boolean hasDoor =
                page.stream().anyMatch(bundle -> bundle.id().artifact().equals(ROOM));
        announcer.begin(context, hasDoor, this::isEnding);
    }

    /**
     * Starts what the page does not wait for; returns when it has started, or the gateway {@link #isEnding}.
     *
     * @throws CannotStart if one of those bundles is not the one of this release
     */
    void startRest() {
        BundleContext context = framework.getBundleContext();
        try {
            await(laterChecked);
            if (isEnding()) {
                return;
            }
            Provisioning provisioning = provisioning(context);
            provisioning.provide(later);
            CountDownLatch reached = new CountDownLatch(1);
            framework.adapt(FrameworkStartLevel.class).setStartLevel(ALL, event -> reached.countDown());
            boolean all = false;
            while (!all && !end.isDone()) {
                all = reached.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (all && !isEnding()) {
                report(provisioning, later);
                LOG.info("Everything has started");
                run.saysAllStarted();
            }
        } catch (BundleException failure) {
            throw new CannotStart("A bundle cannot be installed: " + CannotStart.reason(failure) + ".", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Provisioning provisioning(BundleContext context) {
        return new Provisioning(context, home.system(), checksums, home.cache().resolve("installed"));
    }

    private void report(Provisioning provisioning, List<FeatureBundle> wanted) {
        List<Bundle> missing = isEnding() ? List.of() : provisioning.notRunning(wanted);
        for (Bundle bundle : missing) {
            Throwable failure = failures.get(bundle);
            LOG.log(Level.SEVERE, "Bundle does not run name={0} reason={1}", new Object[] {
                bundle.getSymbolicName(), failure == null ? "unknown" : CannotStart.reason(failure)
            });
        }
    }

    private static <T> T await(FutureTask<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The gateway was interrupted.", stopped);
        }
    }

    /** Whether somebody has asked it to end; whatever fails from then on is no reason to complain. */
    boolean isEnding() {
        return stopping || framework.getState() == Bundle.STOPPING || end.isDone();
    }

    /** Waits until the framework has stopped, by whomever. Returns whether it asks to be started again. */
    boolean waitForStop() {
        return await(end).getType() != FrameworkEvent.STOPPED;
    }

    /** Leaves the reason why it ends, for whoever asks when it has ended. */
    void failed(RuntimeException reason) {
        run.saysFailure(Failure.of(reason));
    }

    /**
     * Stops the framework if it still runs, once the requests under way are over, and gives the data free.
     *
     * @param cause why it ends, if nobody asked for it
     * @return whether nothing was cut off
     */
    boolean stop(Optional<Failure> cause) {
        stopping = true;
        announcer.stopping();
        String cutOff = stopFramework(requestsCutOff());
        cause.or(() -> cutOff.isEmpty() ? Optional.empty() : Optional.of(Failure.cutOff(cutOff)))
                .ifPresent(failure -> {
                    Terminal.complain(failure.reason());
                    run.saysFailure(failure);
                });
        run.close();
        return cutOff.isEmpty();
    }

    /** Returns what was cut off, in one sentence: what is given, if nothing more. */
    private String stopFramework(String cutOff) {
        try {
            framework.stop();
            FrameworkEvent stopped = framework.waitForStop(LONGEST_STOP_MILLIS);
            if (stopped.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                return "The bundles did not stop within 15 seconds.";
            }
            applied.keepForTheNextStart();
        } catch (BundleException failure) {
            return "The framework did not stop in order: " + CannotStart.reason(failure) + ".";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return cutOff;
    }

    /** What became of the requests under way: a sentence, empty if all of them ended in time. */
    private String requestsCutOff() {
        BundleContext context = framework.getBundleContext();
        if (context == null) {
            return ""; // it stopped already
        }
        int left = 0;
        try {
            for (ServiceReference<?> each : HouseServices.find(context, IntSupplier.class.getName(), LAST_ORDERS)) {
                if (context.getService(each) instanceof IntSupplier lastOrders) {
                    left += lastOrders.getAsInt();
                }
            }
        } catch (IllegalStateException stopped) {
            LOG.log(Level.FINE, "Stopped by somebody else meanwhile", stopped);
        }
        return left == 0 ? "" : "Requests were cut off that took longer than 20 seconds: " + left + ".";
    }
}
