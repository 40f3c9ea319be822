package it.varco.web;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Tells {@link Contributions} which bundles come, change and go. */
final class BundleWatch implements BundleTrackerCustomizer<Contribution> {

    private static final int USABLE = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Contributions contributions;
    private final BundleTracker<Contribution> tracker;

    BundleWatch(BundleContext context, Contributions contributions) {
        this.contributions = contributions;
        this.tracker = new BundleTracker<>(context, USABLE, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public @Nullable Contribution addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String name = bundle.getSymbolicName();
        boolean own = name == null || name.equals(contributions.own().owner());
        return own ? null : contributions.add(name, new BundleFiles(bundle));
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Contribution contribution) {
        // a bundle that starts or stops has the same files
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Contribution contribution) {
        contributions.remove(contribution);
    }
}
