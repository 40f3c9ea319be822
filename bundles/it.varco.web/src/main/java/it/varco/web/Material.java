package it.varco.web;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** What both sites draw with: the assets of this bundle and the words and templates of all; and what each remembers. */
@Component(service = Material.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Material {

    private final Assets assets;
    private final Contributions contributions;
    private final BundleWatch watch;
    private final PackWatch packs;
    private final Map<Place, Memory> memories = Memory.each(Clock.systemUTC().instant());

    /** Reads the assets. */
    @Activate
    public Material(BundleContext context) {
        Files own = new BundleFiles(context.getBundle());
        assets = new Assets(own);
        contributions = new Contributions(context.getBundle().getSymbolicName(), own);
        watch = new BundleWatch(context, contributions);
        packs = new PackWatch(context, contributions);
    }

    @Activate
    void open() {
        watch.open();
        packs.open();
    }

    @Deactivate
    void close() {
        packs.close();
        watch.close();
    }

    Assets assets() {
        return assets;
    }

    Contributions contributions() {
        return contributions;
    }

    Memory memory(Place place) {
        return Objects.requireNonNull(memories.get(place));
    }
}
