package it.varco.plugins.sample;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Installs and replaces bundles through whatever it is given, by calls that cannot be seen in its jar. */
public final class TrespassingActivator
        implements BundleActivator, BiFunction<BundleContext, InputStream, Bundle>, BiConsumer<Bundle, InputStream> {

    @Override
    public void start(BundleContext context) {
        context.registerService(new String[] {BiFunction.class.getName(), BiConsumer.class.getName()}, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public Bundle apply(BundleContext anybodys, InputStream jar) {
        try {
            return (Bundle) BundleContext.class
                    .getMethod("install".concat("Bundle"), String.class, InputStream.class)
                    .invoke(anybodys, "guest", jar);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void accept(Bundle bundle, InputStream jar) {
        try {
            Bundle.class.getMethod("up".concat("date"), InputStream.class).invoke(bundle, jar);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
