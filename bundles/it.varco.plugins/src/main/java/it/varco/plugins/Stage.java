package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.inspection.Inspection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a version beside the one that serves: installed, started and asked who it is, offered to nobody. Only when it
 * is well does it take the place of the other, which has not stopped until then; otherwise it goes, and nobody noticed.
 *
 * <p>A bundle that calls itself a singleton cannot stand beside another version of itself, so that goes first.
 *
 * @source SEC-83, D-43
 */
final class Stage {

    /** How long a bundle may take to start. A guess: generous for a laden machine, short for who waits at a page. */
    private static final Duration START = Duration.ofSeconds(10);

    /** How long a bundle may take to stop before it is left to itself. A guess. */
    private static final Duration STOP = Duration.ofSeconds(12);

    /** How long a bundle that was interrupted may take to heed that. A guess. */
    private static final Duration HEED = Duration.ofSeconds(1);

    /** How long a bundle that cannot be removed is left alone. A guess. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** How long its plugins may take to come and to say who they are. A guess, as {@link Roster#INTRODUCTION} is. */
    private static final Duration PROBE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    /** Half a sentence on a bundle that cannot be removed. */
    static final Sentence STUCK = Sentence.of(Stage.class, "remove.stuck");

    private final FolderBundles bundles;
    private final Roster roster;
    private final Diagnosis diagnosis;
    private final LeakCount leaks = new LeakCount();
    private final Map<Long, Thread> busy = new ConcurrentHashMap<>(); // by bundle: who starts or removes it
    private final Map<Long, Long> resting = new ConcurrentHashMap<>(); // by bundle: when to try again to remove it

    Stage(FolderBundles bundles, Roster roster, Diagnosis diagnosis) {
        this.bundles = bundles;
        this.roster = roster;
        this.diagnosis = diagnosis;
    }

    /**
     * Puts a jar in the place of the bundle that serves, if it is well.
     *
     * @param before the bundle that serves, if there is one; it is gone afterwards if all went well, and also where it
     *     is a singleton
     * @return what is the matter, in one sentence; empty if it serves now
     */
    Optional<Sentence> replace(Optional<Bundle> before, Inspection jar) {
        Optional<Bundle> inTheWay = before.filter(Stage::singleton);
        try {
            if (inTheWay.isPresent() && !remove(inTheWay.get())) {
                return Optional.of(Diagnosis.about(jar.sheet().symbolicName(), STUCK));
            }
            Bundle next = bundles.install(jar.hash(), jar);
            hold(next);
            Optional<Sentence> red = start(next)
                    .map(half -> Diagnosis.about(next.getSymbolicName(), half))
                    .or(() -> probe(next));
            if (red.isPresent()) {
                remove(next);
            } else {
                roster.offer(next.getBundleId());
                before.filter(bundle -> inTheWay.isEmpty()).ifPresent(this::remove);
            }
            return red;
        } catch (BundleException e) {
            return Optional.of(Diagnosis.about(jar.sheet().symbolicName(), FolderBundles.words(e)));
        }
    }

    /**
     * Installs a jar that was well before, and starts it.
     *
     * @return why it cannot be installed or started, as half a sentence; empty if it is meant to run now, for whatever
     *     else is the matter with it the list of plugins tells
     */
    Optional<Sentence> restore(Inspection jar) {
        try {
            return start(bundles.install(jar.hash(), jar));
        } catch (BundleException e) {
            return Optional.of(FolderBundles.words(e));
        }
    }

    /** Offers a bundle to nobody from now on. Does not block. */
    void hold(Bundle bundle) {
        roster.stage(bundle.getBundleId());
    }

    private static boolean singleton(Bundle bundle) {
        String name = bundle.getHeaders("").get(Constants.BUNDLE_SYMBOLICNAME);
        return name != null && name.replace(" ", "").contains(Constants.SINGLETON_DIRECTIVE + ":=true");
    }

    /** Starts a bundle on a thread of its own, for its activator may never return; half a sentence if it did not. */
    Optional<Sentence> start(Bundle bundle) {
        if (inTime(bundle, START, () -> startAsItsOwn(bundle))) {
            return Optional.empty();
        }
        Sentence slow = Sentence.of(Stage.class, "start.slow", START.toSeconds());
        diagnosis.failed(bundle, slow);
        return Optional.of(slow);
    }

    /** The threads that an activator starts have the context class loader of the one that calls it. */
    private void startAsItsOwn(Bundle bundle) {
        bundles.connect(bundle);
        Thread.currentThread().setContextClassLoader(Origin.of(bundle).loader());
        bundles.start(bundle);
    }

    /** Whether a version left threads behind too often when it was taken away; counted anew from then on. */
    boolean leaks(Origin origin) {
        return leaks.tooOften(origin);
    }

    /**
     * Takes a bundle away; from now on it is offered to nobody. One whose activator does not return stays, for the
     * framework waits for it; that is told in the log, and tried again once a minute.
     *
     * @return whether it is gone
     */
    boolean remove(Bundle bundle) {
        return remove(bundle, () -> bundles.uninstall(bundle));
    }

    /** The same, recorded as soon as it is so. */
    void removeForGood(Bundle bundle) {
        remove(bundle, () -> {
            bundles.uninstall(bundle);
            bundles.recordRemoval(bundle);
        });
    }

    private boolean remove(Bundle bundle, Runnable work) {
        Origin origin = Origin.of(bundle);
        hold(bundle);
        if (hangs(bundle)) {
            return false;
        }
        inTime(bundle, STOP, work);
        if (bundle.getState() != Bundle.UNINSTALLED) {
            resting.put(origin.bundle(), System.nanoTime() + REST.toNanos());
            LOG.error("plugin not removed, its activator does not return bundle={}", origin.owner());
            return false;
        }
        resting.remove(origin.bundle());
        roster.forget(origin.bundle());
        leaks.gone(origin);
        return true;
    }

    /** Whether a bundle is to be removed, or only tried. */
    boolean held(Bundle bundle) {
        return roster.staged(bundle.getBundleId());
    }

    /** Whether the activator of a bundle did not return in time, so that it is left alone for now. */
    boolean hangs(Bundle bundle) {
        Thread thread = busy.get(bundle.getBundleId());
        Long rest = resting.get(bundle.getBundleId());
        return (thread != null && thread.isAlive()) || (rest != null && System.nanoTime() - rest < 0);
    }

    /** Runs work on a bundle on a thread of its own; whether it came to its end in time. */
    private boolean inTime(Bundle bundle, Duration limit, Runnable work) {
        Thread thread = new Thread(work, "varco-plugins-stage-" + bundle.getBundleId());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, thrown) -> LOG.error("plugin not started or removed bundle={}", Origin.name(bundle), thrown));
        busy.put(bundle.getBundleId(), thread);
        thread.start();
        boolean inTime = ends(thread, limit);
        if (inTime || ends(thread, HEED)) {
            busy.remove(bundle.getBundleId());
        }
        return inTime;
    }

    /** Whether a thread ends in time; it is interrupted if it does not. */
    private static boolean ends(Thread thread, Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean ended = !thread.isAlive();
        if (!ended) {
            thread.interrupt();
        }
        return ended;
    }

    /** What is the matter with a bundle that was started; empty if it came up. */
    private Optional<Sentence> probe(Bundle bundle) {
        boolean runs = (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
        if (!runs) {
            return Optional.of(why(bundle));
        }
        boolean speaks = promises(bundle) || roster.bundles().contains(bundle.getBundleId());
        long deadline = System.nanoTime() + (speaks ? PROBE.toNanos() : 0);
        List<Telling<?>> tellings = roster.introduced(bundle.getBundleId(), deadline);
        for (Telling<?> telling : tellings) {
            if (telling instanceof Telling.Rejected<?> rejected) {
                return Optional.of(rejected.why());
            }
            if (telling instanceof Telling.Pending) { // where only the store is slow, that is not its fault
                return Optional.of(Diagnosis.about(bundle.getSymbolicName(), Sentence.of(Stage.class, "asked.late")));
            }
        }
        return tellings.isEmpty() && speaks ? Optional.of(why(bundle)) : Optional.empty();
    }

    private Sentence why(Bundle bundle) {
        return diagnosis
                .of(bundle, bundle.getSymbolicName())
                .orElseGet(() -> Diagnosis.about(bundle.getSymbolicName(), Sentence.of(Stage.class, "start.silent")));
    }

    /** Whether it has components; one without may be there for the packages that it exports. */
    private static boolean promises(Bundle bundle) {
        return bundle.getHeaders("").get("Service-Component") != null;
    }
}
