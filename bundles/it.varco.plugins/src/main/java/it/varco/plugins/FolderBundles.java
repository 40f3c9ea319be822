package it.varco.plugins;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Sentence;
import it.varco.api.store.StoreException;
import it.varco.inspection.Inspection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that came from the watched folder, as the framework has them: installed from the bytes that were judged,
 * never from a path, each act in the trail (SEC-61, SEC-80).
 *
 * <p>Each has a place of its own: the name of its file in development, the SHA-256 of its bytes in production. They
 * start ten levels after this room, and so after everything that came with the gateway. For one thread at a time.
 */
final class FolderBundles {

    /** How the locations of these bundles begin; the place follows. */
    private static final String LOCATION = "varco-plugin:";

    private static final Logger LOG = LoggerFactory.getLogger(FolderBundles.class);
    private static final int LATER = 10;
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final BundleContext context;
    private final Roster roster;
    private final Diagnosis diagnosis;
    private final AuditTrail trail;
    private final Clock clock;

    FolderBundles(BundleContext context, Roster roster, Diagnosis diagnosis, AuditTrail trail, Clock clock) {
        this.context = context;
        this.roster = roster;
        this.diagnosis = diagnosis;
        this.trail = trail;
        this.clock = clock;
    }

    static boolean from(Bundle bundle) {
        return from(bundle.getLocation());
    }

    static boolean from(String location) {
        return location.startsWith(LOCATION);
    }

    /** Where a bundle has its place. */
    static String place(Bundle bundle) {
        return bundle.getLocation().substring(LOCATION.length());
    }

    /** What a sentence about a bundle calls it: its file where that is its place, otherwise its symbolic name. */
    static String subject(Origin origin) {
        boolean file = from(origin.location()) && origin.location().endsWith(PluginFolder.END);
        return file ? origin.location().substring(LOCATION.length()) : origin.owner();
    }

    /** The bundles from the folder that are installed. */
    List<Bundle> installed() {
        return Stream.of(context.getBundles()).filter(FolderBundles::from).toList();
    }

    /** The bundle in a place. */
    Optional<Bundle> at(String place) {
        return Optional.ofNullable(context.getBundle(LOCATION + place));
    }

    /** The other bundles of the same symbolic name that are installed. */
    Stream<Bundle> namesakes(String place, Inspection jar) {
        return Stream.of(context.getBundles())
                .filter(bundle -> jar.sheet().symbolicName().equals(bundle.getSymbolicName()))
                .filter(bundle -> !bundle.getLocation().equals(LOCATION + place));
    }

    /** Whether the framework has reached the level at which bundles of the folder start. */
    boolean mayStart() {
        int own = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        return levels().getStartLevel() >= own + LATER;
    }

    private FrameworkStartLevel levels() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkStartLevel.class);
    }

    Bundle install(String place, Inspection jar) throws BundleException {
        int usual = levels().getInitialBundleStartLevel();
        int own = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
        // not set on the bundle afterwards: the framework would do that later, on a thread that starts it a second time
        levels().setInitialBundleStartLevel(own + LATER);
        try {
            return judged(context.installBundle(LOCATION + place, jar.open()), jar);
        } finally {
            levels().setInitialBundleStartLevel(usual);
        }
    }

    /** Puts other bytes in the place of a bundle; it starts again if it was meant to run. */
    void update(Bundle bundle, Inspection jar) throws BundleException {
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
    private static Bundle judged(Bundle bundle, Inspection jar) throws BundleException {
        boolean same = jar.sheet().symbolicName().equals(bundle.getSymbolicName())
                && Found.version(jar.sheet().version()).equals(bundle.getVersion())
                && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null;
        if (!same) {
            bundle.uninstall();
            throw new Ambiguous();
        }
        return bundle;
    }

    /** A jar of which the framework reads something else than was judged. */
    private static final class Ambiguous extends BundleException {

        private static final long serialVersionUID = 1L;

        private Ambiguous() {
            super("expected one manifest, found two that differ", MANIFEST_ERROR);
        }
    }

    /** Why a bundle was not installed, as half a sentence. */
    static Sentence words(BundleException failure) {
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

    /** Connects a bundle with the others, as far as that can be done. */
    void connect(Bundle bundle) {
        context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkWiring.class)
                .resolveBundles(List.of(bundle));
    }

    /** Starts a bundle; why it does not, {@link Diagnosis} knows. */
    void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
            diagnosis.forget(bundle);
            LOG.info(
                    "plugin started place={} bundle={} version={}",
                    place(bundle),
                    bundle.getSymbolicName(),
                    bundle.getVersion());
        } catch (BundleException e) {
            diagnosis.failed(bundle, e);
            roster.giveUp(bundle.getBundleId());
            LOG.debug("plugin did not start place={}", place(bundle), e);
        }
    }

    /** Those that are meant to run and could not be connected with the other bundles, which may have changed. */
    List<Bundle> unconnected() {
        return installed().stream()
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).isPersistentlyStarted())
                .toList();
    }

    /** Takes a bundle out of the framework, and its classes with it. */
    void uninstall(Bundle bundle) {
        try {
            diagnosis.forget(bundle);
            bundle.uninstall();
            refresh(bundle); // or who is connected with it would keep its classes
            LOG.info("plugin removed place={} bundle={}", place(bundle), bundle.getSymbolicName());
        } catch (BundleException e) {
            LOG.warn("plugin did not stop in order place={}", place(bundle), e);
        }
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

    /** Records what is about to be done with a jar: what cannot be recorded is not done. */
    void record(String operation, Outcome outcome, String file, Found jar) {
        trail.record(AuditEvent.of(clock.instant(), operation, outcome)
                .detail("file", file)
                .detail("bundle", jar.bundle())
                .detail("version", jar.sheet().version())
                .detail("sha256", jar.hash())
                .build());
    }

    /** Records that a bundle was removed, which is not held up by a trail that cannot be written. */
    void recordRemoval(Bundle bundle) {
        String place = place(bundle);
        try {
            trail.record(AuditEvent.of(clock.instant(), "plugins.remove", Outcome.DONE)
                    .detail(place.endsWith(PluginFolder.END) ? "file" : "sha256", place)
                    .detail("bundle", Origin.name(bundle))
                    .detail("version", bundle.getVersion().toString())
                    .build());
        } catch (StoreException e) {
            LOG.error("removal of a plugin is not in the trail place={} code={}", place, e.code());
        }
    }
}
