import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that another one brings along; it says that it runs. */
public final class Guest implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        System.err.println("the guest runs");
    }

    @Override
    public void stop(BundleContext context) {
        // nothing to end
    }
}
