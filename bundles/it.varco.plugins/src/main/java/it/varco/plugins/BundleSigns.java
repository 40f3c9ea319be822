package it.varco.plugins;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Tells from what happens to a bundle whether it will be back.
 *
 * <p>A bundle that is updated or refreshed is stopped by the framework, and stays marked to be running; one that an
 * operator stops or removes loses that mark before it stops. So a stop with the mark, while the gateway itself is not
 * stopping, announces a successor (D-43), whoever began it: the watched folder, the shell, a test.
 */
final class BundleSigns implements SynchronousBundleListener {

    private static final long SETTLING = Duration.ofSeconds(1).toNanos();

    private final BundleContext context;
    private final Roster roster;
    private final Map<Long, Long> started = new ConcurrentHashMap<>(); // bundle: when, by System.nanoTime

    BundleSigns(BundleContext context, Roster roster) {
        this.context = context;
        this.roster = roster;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BundleEvent.STOPPING -> stops(bundle);
            case BundleEvent.UNINSTALLED -> {
                started.remove(bundle.getBundleId());
                roster.giveUp(bundle.getBundleId());
            }
            case BundleEvent.STOPPED -> {
                if (!returns(bundle)) {
                    roster.giveUp(bundle.getBundleId());
                }
            }
            case BundleEvent.STARTED -> {
                started.put(bundle.getBundleId(), System.nanoTime());
                roster.stillExpect(bundle.getBundleId());
            }
            case BundleEvent.UPDATED, BundleEvent.RESOLVED, BundleEvent.STARTING ->
                roster.stillExpect(bundle.getBundleId());
            default -> {
                // says nothing about a return
            }
        }
    }

    /** Whether a bundle was started within the last second: what it offers may still be on its way. */
    boolean settles(Bundle bundle) {
        Long at = started.get(bundle.getBundleId());
        return at != null && System.nanoTime() - at < SETTLING;
    }

    /** A service of a bundle is about to leave: the runtime may see a bundle stop before this listener does. */
    void leaving(long bundle) {
        Bundle from = context.getBundle(bundle);
        if (from != null && from.getState() == Bundle.STOPPING) {
            stops(from);
        }
    }

    private void stops(Bundle bundle) {
        if (returns(bundle)) {
            roster.expect(bundle.getBundleId());
        } else {
            roster.giveUp(bundle.getBundleId());
        }
    }

    private boolean returns(Bundle bundle) {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        return framework.getState() == Bundle.ACTIVE
                && level != null
                && level.isPersistentlyStarted()
                && level.getStartLevel()
                        <= framework.adapt(FrameworkStartLevel.class).getStartLevel();
    }
}
