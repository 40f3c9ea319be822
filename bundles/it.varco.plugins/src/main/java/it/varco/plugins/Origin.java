package it.varco.plugins;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The bundle that a plugin comes from, as it was when the plugin came.
 *
 * @param bundle its number
 * @param owner its symbolic name
 * @param location where it was installed from
 * @param loader finds its classes; {@code null} if it was gone again already
 */
record Origin(
        long bundle,
        String owner,
        String version,
        String location,
        @Nullable ClassLoader loader) {

    static Origin of(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return new Origin(
                bundle.getBundleId(),
                name(bundle),
                bundle.getVersion().toString(),
                bundle.getLocation(),
                wiring == null ? null : wiring.getClassLoader());
    }

    /** What runs there, without its class loader: another version, which is to mend it, is another program. */
    Program program() {
        return new Program(owner, version);
    }

    /** One version of one bundle. */
    record Program(String owner, String version) {}

    /** The symbolic name of a bundle; empty if it has none. */
    static String name(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return name == null ? "" : name;
    }
}
