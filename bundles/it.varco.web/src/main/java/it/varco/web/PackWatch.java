package it.varco.web;

import it.varco.api.form.PackClause;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells {@link Contributions} which language packs are started and stopped; one that is only there does not count. */
final class PackWatch implements BundleTrackerCustomizer<LanguagePack> {

    private static final Logger LOG = LoggerFactory.getLogger(PackWatch.class);

    private final Contributions contributions;
    private final BundleTracker<LanguagePack> tracker;

    PackWatch(BundleContext context, Contributions contributions) {
        this.contributions = contributions;
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public @Nullable LanguagePack addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        String header = bundle.getHeaders("").get(PackClause.HEADER);
        String name = bundle.getSymbolicName();
        if (header == null || name == null) {
            return null;
        }
        try {
            LanguagePack pack = LanguagePack.read(name, header, new BundleFiles(bundle));
            contributions.add(pack);
            return pack;
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("language pack refused bundle={} why={}", name, e.getMessage());
            return new LanguagePack(name, Map.of()); // or it would be read and refused again at its next change
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, LanguagePack pack) {
        // a bundle that goes from starting to active has the same words
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, LanguagePack pack) {
        if (!pack.words().isEmpty()) {
            contributions.remove(pack);
        }
    }
}
