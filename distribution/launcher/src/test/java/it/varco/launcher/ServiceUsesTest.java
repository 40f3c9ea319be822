package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

class ServiceUsesTest {

    private static final long LONGEST_MILLIS = 10_000;

    @TempDir
    private Path storage;

    private Felix felix;

    @BeforeEach
    void start() throws BundleException {
        felix = new Felix(new HashMap<>(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString())));
        felix.init();
        felix.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(LONGEST_MILLIS);
    }

    @Test
    @Proves("REL-09")
    void nothingIsLeftOfABundleThatUsedAServiceOnceItIsUninstalled() throws Exception {
        felix.getBundleContext().addBundleListener(ServiceUses.of(felix));
        felix.getBundleContext().registerService(Runnable.class, () -> {}, null);
        ReferenceQueue<Bundle> gone = new ReferenceQueue<>();
        Reference<Bundle> bundle = new WeakReference<>(installedAndUninstalled(), gone);

        assertThat(collected(gone)).isSameAs(bundle);
    }

    /** The listener is told a moment after the bundle has gone. */
    private static Reference<? extends Bundle> collected(ReferenceQueue<Bundle> gone) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        Reference<? extends Bundle> found = null;
        while (found == null && System.nanoTime() - end < 0) {
            System.gc();
            found = gone.remove(LONGEST_MILLIS / 100);
        }
        return found;
    }

    private Bundle installedAndUninstalled() throws BundleException, IOException {
        Bundle bundle = felix.getBundleContext().installBundle("passing", new ByteArrayInputStream(jar()));
        bundle.start();
        BundleContext context = bundle.getBundleContext();
        ServiceReference<Runnable> service = context.getServiceReference(Runnable.class);
        context.getService(service).run();
        context.ungetService(service);
        bundle.uninstall();
        return bundle;
    }

    private static byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "passing");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        return jar.toByteArray();
    }
}
