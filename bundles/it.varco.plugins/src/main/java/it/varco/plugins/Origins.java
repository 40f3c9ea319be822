package it.varco.plugins;

import org.osgi.framework.BundleContext;

/**
 * Which bundles may bear a name that begins with {@code it.varco.}: in production those that lie where this one lies,
 * in the folder {@code system} of the gateway; in development any, because the demo provider is dropped into
 * {@code plugins/} there (D-59). A jar that takes the name of a bundle of the gateway is never let in.
 */
final class Origins {

    private static final String OURS = "it.varco.";
    private static final String SYSTEM = "/system/";

    private final boolean development;
    private final String system;

    Origins(boolean development, BundleContext context) {
        this(development, context.getBundle().getLocation());
    }

    /**
     * @param here location of this bundle; without the folder {@code system} in it, only the watched folder is foreign
     */
    Origins(boolean development, String here) {
        this.development = development;
        int end = here.lastIndexOf(SYSTEM);
        system = end < 0 ? "" : here.substring(0, end + SYSTEM.length());
    }

    static boolean ours(String symbolicName) {
        return symbolicName.startsWith(OURS);
    }

    /** Whether a bundle may bear the name it bears. */
    boolean trusted(Origin origin) {
        boolean fromHere =
                !FolderBundles.from(origin.location()) && origin.location().startsWith(system);
        return development || fromHere || !ours(origin.owner());
    }
}
