package it.varco.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Makes a framework hold the bundles of the features: installs those missing, updates those whose bytes have changed,
 * takes away those no longer listed.
 *
 * <p>Bundles are used where they lie, not copied. What was installed from elsewhere is left alone in development only.
 * Which bytes a bundle was installed from is kept in a file beside the framework's storage: times would not do, since
 * all files of a release carry the same.
 */
final class Provisioning {

    private static final String USED_IN_PLACE = "reference:";

    private final BundleContext context;
    private final Path system;
    private final Checksums checksums;
    private final Path memory;
    private final Map<String, String> installed;

    Provisioning(BundleContext context, Path system, Checksums checksums, Path memory) {
        this.context = context;
        this.system = system;
        this.checksums = checksums;
        this.memory = memory;
        this.installed = read(memory);
    }

    /** Where a bundle of the features comes from, as the framework knows it. */
    static String location(Path system, BundleId id) {
        return USED_IN_PLACE + system.resolve(id.path()).toUri();
    }

    /**
     * Takes away what is not wanted any more or has moved: in production whatever it is and wherever it came from, in
     * development only what was installed here.
     *
     * @source rule D-49
     */
    void removeAllBut(List<FeatureBundle> wanted, boolean isDevelopment) throws BundleException {
        List<String> locations =
                wanted.stream().map(bundle -> location(system, bundle.id())).toList();
        for (Bundle bundle : context.getBundles()) {
            boolean mayStay = bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                    || (isDevelopment && !bundle.getLocation().startsWith(USED_IN_PLACE));
            if (!mayStay && !locations.contains(bundle.getLocation())) {
                bundle.uninstall();
                installed.remove(bundle.getLocation());
            }
        }
    }

    /** Installs or updates these bundles and marks them to be started at their level. */
    void provide(List<FeatureBundle> wanted) throws BundleException {
        List<Bundle> fresh = new ArrayList<>();
        for (FeatureBundle feature : wanted) {
            String location = location(system, feature.id());
            Bundle bundle = context.getBundle(location);
            if (bundle == null) {
                bundle = context.installBundle(location);
                fresh.add(bundle);
            } else if (!checksums.of(feature.id()).equals(installed.get(location))) {
                bundle.update();
            }
            bundle.adapt(BundleStartLevel.class).setStartLevel(feature.startLevel());
            installed.put(location, checksums.of(feature.id()));
        }
        for (Bundle bundle : fresh) {
            if (!isFragment(bundle)) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        write();
    }

    /** Empties the private storage of a bundle, which has not been started yet. */
    void forget(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                File storage = bundle.getDataFile("");
                try {
                    AppliedConfigurations.delete(storage.toPath());
                } catch (IOException failure) {
                    throw new CannotStart("The folder " + storage + " cannot be deleted.", failure);
                }
            }
        }
    }

    /** Those of {@code wanted} that should run by now and do not, by symbolic name. */
    List<Bundle> notRunning(List<FeatureBundle> wanted) {
        List<Bundle> not = new ArrayList<>();
        for (FeatureBundle feature : wanted) {
            Bundle bundle = context.getBundle(location(system, feature.id()));
            if (bundle != null && !isFragment(bundle) && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                not.add(bundle);
            }
        }
        return not;
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private static Map<String, String> read(Path memory) {
        Map<String, String> installed = new LinkedHashMap<>();
        try {
            if (Files.exists(memory)) {
                for (String line : Files.readAllLines(memory)) {
                    int space = line.indexOf(' ');
                    installed.put(line.substring(space + 1), line.substring(0, Math.max(space, 0)));
                }
            }
        } catch (IOException unreadable) {
            installed.clear(); // every bundle is updated then, which costs time and nothing else
        }
        return installed;
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        installed.forEach((location, checksum) -> lines.add(checksum + " " + location));
        try {
            String content = String.join("\n", lines);
            if (Files.notExists(memory) || !Files.readString(memory).equals(content)) {
                PrivateFiles.writeSoon(memory, content);
            }
        } catch (IOException failure) {
            throw new CannotStart("The file " + memory + " cannot be written.", failure);
        }
    }
}
