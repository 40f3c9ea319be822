package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that came from the watched folder: installed, updated and removed here, each act in the trail (SEC-61).
 *
 * <p>They start ten levels after this room, and so after everything that came with the gateway. For one thread.
 */
final class FolderBundles {

    /** How the locations of these bundles begin; the name of the file follows. */
    static final String LOCATION = "varco-plugin:";

    private static final Logger LOG = LoggerFactory.getLogger(FolderBundles.class);
    private static final String INSTALL = "plugins.install";
    private static final int LATER = 10;
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Roster roster;
    private final Diagnosis diagnosis;
    private final AuditTrail trail;
    private final Clock clock;
    private final Hashes hashes;
    private final List<Bundle> fresh = new ArrayList<>();

    FolderBundles(
            BundleContext context, Roster roster, Diagnosis diagnosis, AuditTrail trail, Clock clock, Hashes hashes) {
        this.context = context;
        this.roster = roster;
        this.diagnosis = diagnosis;
        this.trail = trail;
        this.clock = clock;
        this.hashes = hashes;
    }

    static boolean from(Bundle bundle) {
        return bundle.getLocation().startsWith(LOCATION);
    }

    /** The name of the file that a bundle came from. */
    static String file(Bundle bundle) {
        return bundle.getLocation().substring(LOCATION.length());
    }

    /** What a sentence about a bundle calls it: its file, if it came from the folder, otherwise its symbolic name. */
    static String subject(Origin origin) {
        return origin.location().startsWith(LOCATION) ? origin.location().substring(LOCATION.length()) : origin.owner();
    }

    /** The bundles from the folder that are installed. */
    List<Bundle> installed() {
        return Stream.of(context.getBundles()).filter(FolderBundles::from).toList();
    }

    /**
     * Installs a jar, or brings the bundle that came from that file up to date; does nothing if it is the same jar.
     *
     * @return why not: half a sentence, to stand after the name of the file; empty if it is installed now
     */
    Optional<Sentence> take(String file, PluginJar jar) {
        Bundle before = context.getBundle(LOCATION + file);
        if (before != null && hashes.of(file).equals(Optional.of(jar.hash()))) {
            return Optional.empty();
        }
        Optional<Sentence> taken = taken(file, jar);
        if (taken.isPresent()) {
            return taken;
        }
        try {
            if (before != null && Origin.name(before).equals(jar.symbolicName())) {
                update(before, jar);
            } else {
                remove(file);
                install(file, jar);
            }
            hashes.put(file, jar.hash());
            return Optional.empty();
        } catch (BundleException e) {
            record(INSTALL, Outcome.UNAVAILABLE, file, jar);
            return Optional.of(words(e));
        }
    }

    /** Whether another bundle has the name already. */
    private Optional<Sentence> taken(String file, PluginJar jar) {
        Version version = version(jar);
        return Stream.of(context.getBundles())
                .filter(bundle -> jar.symbolicName().equals(bundle.getSymbolicName()))
                .filter(bundle -> !bundle.getLocation().equals(LOCATION + file))
                .filter(bundle -> reserved(bundle) || bundle.getVersion().equals(version))
                .findFirst()
                .map(bundle -> reserved(bundle)
                        ? Sentence.of(FolderBundles.class, "install.reserved", jar.symbolicName())
                        : twice(bundle, jar));
    }

    private static Sentence twice(Bundle bundle, PluginJar jar) {
        String from = from(bundle) ? file(bundle) : bundle.getLocation();
        return Sentence.of(FolderBundles.class, "install.twice", jar.symbolicName(), version(jar), from);
    }

    private static boolean reserved(Bundle bundle) {
        return Origins.ours(Origin.name(bundle)) && !from(bundle);
    }

    private static Version version(PluginJar jar) {
        try {
            return Version.parseVersion(jar.version());
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion; // the framework says what is wrong with it
        }
    }

    private static Sentence words(BundleException failure) {
        if (failure instanceof Ambiguous) {
            return Sentence.of(FolderBundles.class, "install.manifests");
        }
        Sentence cause = Thrown.words(failure);
        return switch (failure.getType()) {
            case BundleException.MANIFEST_ERROR -> Sentence.of(FolderBundles.class, "install.manifest", cause);
            case BundleException.DUPLICATE_BUNDLE_ERROR -> Sentence.of(FolderBundles.class, "install.duplicate");
            default -> Sentence.of(FolderBundles.class, "install.failed", cause);
        };
    }

    /** A jar of which the framework reads something else than was judged. */
    private static final class Ambiguous extends BundleException {

        private static final long serialVersionUID = 1L;

        private Ambiguous() {
            super("expected one manifest, found two that differ", MANIFEST_ERROR);
        }
    }

    /** Whether the framework has reached the level at which bundles of the folder start. */
    boolean mayStart() {
        int own = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                        .adapt(FrameworkStartLevel.class)
                        .getStartLevel()
                >= own + LATER;
    }

    private void install(String file, PluginJar jar) throws BundleException {
        record(INSTALL, Outcome.DONE, file, jar); // first: what cannot be recorded is not done
        FrameworkStartLevel levels =
                context.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkStartLevel.class);
        int usual = levels.getInitialBundleStartLevel();
        int own = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        // not set on the bundle afterwards: the framework would do that later, on a thread that starts it a second time
        levels.setInitialBundleStartLevel(own + LATER);
        try {
            fresh.add(judged(context.installBundle(LOCATION + file, jar.open()), jar));
        } finally {
            levels.setInitialBundleStartLevel(usual);
        }
    }

    private void update(Bundle bundle, PluginJar jar) throws BundleException {
        record("plugins.update", Outcome.DONE, file(bundle), jar);
        boolean runs = bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
        roster.expect(bundle.getBundleId());
        bundle.stop(Bundle.STOP_TRANSIENT);
        try {
            bundle.update(jar.open());
            judged(bundle, jar);
            refresh(bundle);
        } finally {
            if (runs && bundle.getState() != Bundle.UNINSTALLED) {
                start(bundle);
            }
        }
    }

    /** The bundle, if the framework read the same of it as was judged: a jar can be made that says two things. */
    private static Bundle judged(Bundle bundle, PluginJar jar) throws BundleException {
        boolean same = jar.symbolicName().equals(bundle.getSymbolicName())
                && version(jar).equals(bundle.getVersion())
                && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null
                && Wires.objection(header -> bundle.getHeaders("").get(header)).isEmpty();
        if (!same) {
            bundle.uninstall();
            throw new Ambiguous();
        }
        return bundle;
    }

    private void refresh(Bundle bundle) {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> refreshed.countDown());
        try {
            if (!refreshed.await(REFRESH.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("plugin not refreshed in time bundle={}", bundle.getSymbolicName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Removes the bundle that came from a file, if there is one. */
    void remove(String file) {
        Bundle bundle = context.getBundle(LOCATION + file);
        hashes.remove(file);
        if (bundle == null) {
            return;
        }
        try {
            bundle.uninstall();
            refresh(bundle); // or who is connected with it would keep its classes
            LOG.info("plugin removed file={}", file);
        } catch (BundleException e) {
            LOG.warn("plugin removed, but it did not stop in order file={}", file, e);
        }
        try {
            trail.record(AuditEvent.of(clock.instant(), "plugins.remove", Outcome.DONE)
                    .detail("file", file)
                    .build());
        } catch (StoreException e) {
            LOG.error("removal of a plugin is not in the trail file={} code={}", file, e.code());
        }
    }

    /** Removes every bundle that came from the folder. */
    void removeAll() {
        installed().forEach(bundle -> remove(file(bundle)));
    }

    /** Starts what was installed since the last time. */
    void startFresh() {
        List<Bundle> now = List.copyOf(fresh);
        fresh.clear();
        now.forEach(this::start);
    }

    /** Tries again to start what could not be connected with the other bundles: they may have changed. */
    void tryAgain() {
        installed().stream()
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).isPersistentlyStarted())
                .forEach(this::start);
    }

    private void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
            diagnosis.started(bundle);
            LOG.info(
                    "plugin started file={} bundle={} version={}",
                    file(bundle),
                    bundle.getSymbolicName(),
                    bundle.getVersion());
        } catch (BundleException e) {
            diagnosis.failed(bundle, e);
            roster.giveUp(bundle.getBundleId());
            LOG.debug("plugin did not start file={}", file(bundle), e);
        }
    }

    private void record(String operation, Outcome outcome, String file, PluginJar jar) {
        trail.record(AuditEvent.of(clock.instant(), operation, outcome)
                .detail("file", file)
                .detail("bundle", jar.symbolicName())
                .detail("version", jar.version())
                .detail("sha256", jar.hash())
                .build());
    }
}
