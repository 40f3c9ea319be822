package it.varco.web;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/** What both sites draw with: the assets of this bundle, the words and templates of all. */
@Component(service = Material.class, configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Material {

    private final Assets assets;
    private final Contributions contributions;
    private final BundleWatch watch;

    /** Reads the assets. */
    @Activate
    public Material(BundleContext context) {
        Files own = new BundleFiles(context.getBundle());
        assets = new Assets(own);
        contributions = new Contributions(context.getBundle().getSymbolicName(), own);
        watch = new BundleWatch(context, contributions);
    }

    @Activate
    void open() {
        watch.open();
    }

    @Deactivate
    void close() {
        watch.close();
    }

    Assets assets() {
        return assets;
    }

    Contributions contributions() {
        return contributions;
    }
}
