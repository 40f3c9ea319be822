package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Starts a framework on the same storage again and again, as the gateway does. */
class ProvisioningTest {

    @TempDir
    private Path folder;

    private TestHome home;
    private Framework felix;

    @BeforeEach
    void makeHome() throws IOException {
        home = new TestHome(folder.resolve("a home"))
                .bundle("g:a:1", 5, "Bundle-Version", "1")
                .bundle("g:b:jar:light:1", 20, "Bundle-Version", "1")
                .bundle("g:f:1", 5, "Fragment-Host", "a", "Bundle-Version", "1");
        start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        felix.stop();
        felix.waitForStop(10_000);
    }

    @Test
    void installsStartsAndLevelsWhatTheFeaturesList() {
        assertThat(versions()).isEqualTo(Map.of("a", "1.0.0", "b", "1.0.0", "f", "1.0.0"));
        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bundle("b").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bundle("b").adapt(BundleStartLevel.class).getStartLevel()).isEqualTo(20);
    }

    @Test
    void usesAFragmentWithoutStartingIt() {
        assertThat(bundle("f").getState()).isEqualTo(Bundle.RESOLVED);
    }

    @Test
    void usesTheFilesWhereTheyLie() throws IOException {
        try (var stored = Files.walk(folder.resolve("storage"))) {
            assertThat(stored.filter(file -> file.toString().endsWith(".jar"))).isEmpty();
        }
    }

    @Test
    void leavesEverythingAsItIsWhenNothingChanged() throws Exception {
        long before = bundle("a").getLastModified();
        restart();

        assertThat(bundle("a").getLastModified()).isEqualTo(before);
        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void takesAwayWhatIsNoLongerListed() throws Exception {
        home.without("g:b:jar:light:1");
        restart();

        assertThat(versions()).containsOnlyKeys("a", "f");
    }

    @Test
    void replacesABundleWhoseVersionChanged() throws Exception {
        home.without("g:a:1").bundle("g:a:2", 5, "Bundle-Version", "2");
        restart();

        assertThat(versions()).containsEntry("a", "2.0.0");
        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void updatesABundleWhoseBytesChangedThoughItsNameAndTimeDidNot() throws Exception {
        home.bundle("g:a:1", 5, "Bundle-Version", "1.0.1");
        restart();

        assertThat(versions()).containsEntry("a", "1.0.1");
        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void appliesAChangedStartLevel() throws Exception {
        home.bundle("g:a:1", 7, "Bundle-Version", "1");
        restart();

        assertThat(bundle("a").adapt(BundleStartLevel.class).getStartLevel()).isEqualTo(7);
    }

    @Test
    void leavesAloneWhatCameFromElsewhereInDevelopment() throws Exception {
        Files.writeString(home.folder.resolve("conf/varco.properties"), "varco.mode=development");
        foreign("varco-plugin:x.jar", "x");
        foreign("file:/by/hand.jar", "y");
        restart();

        assertThat(bundle("x").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bundle("y").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    @Proves("D-49")
    void takesAwayWhatCameFromElsewhereInProduction() throws Exception {
        foreign("varco-plugin:x.jar", "x");
        foreign("file:/by/hand.jar", "y");
        restart();

        assertThat(versions()).containsOnlyKeys("a", "b", "f");
    }

    private void foreign(String location, String name) throws Exception {
        Path jar = TestHome.jar(folder.resolve(name + ".jar"), name, null);
        felix.getBundleContext()
                .installBundle(location, Files.newInputStream(jar))
                .start();
    }

    @Test
    void survivesTheHomeBeingMoved() throws Exception {
        stop();
        Path moved = folder.resolve("moved");
        Files.move(home.folder, moved);
        home = new TestHome(moved)
                .bundle("g:a:1", 5, "Bundle-Version", "1")
                .bundle("g:b:jar:light:1", 20, "Bundle-Version", "1");
        start();

        assertThat(versions()).containsOnlyKeys("a", "b");
        assertThat(bundle("a").getLocation()).contains("/moved/system/");
        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void updatesEverythingWhenItHasForgottenWhatItInstalled() throws Exception {
        Files.delete(folder.resolve("installed"));
        restart();

        assertThat(bundle("a").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(Files.readAllLines(folder.resolve("installed"))).hasSize(3);
    }

    @Test
    void canMakeABundleForgetWhatItKept() throws Exception {
        Path kept = bundle("a").getDataFile("kept").toPath();
        Files.writeString(kept, "x");
        Path other = bundle("b").getDataFile("kept").toPath();
        Files.writeString(other, "x");
        Provisioning provisioning = restart();
        assertThat(kept).exists();

        provisioning.forget("a");

        assertThat(kept).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void namesWhatShouldRunAndDoesNot() throws Exception {
        home.bundle("g:c:1", 5, "Import-Package", "no.such.package");
        Provisioning provisioning = restart();

        assertThat(provisioning.notRunning(wanted()))
                .extracting(Bundle::getSymbolicName)
                .containsExactly("c");
    }

    private Provisioning restart() throws Exception {
        stop();
        return start();
    }

    private Provisioning start() throws IOException {
        try {
            Map<String, Object> properties = new HashMap<>();
            properties.put(
                    Constants.FRAMEWORK_STORAGE, folder.resolve("storage").toString());
            properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "25");
            properties.put("felix.log.logger", new FrameworkLog());
            felix = new Felix(properties);
            felix.init();
            Home written = home.write();
            Path system = written.system();
            Provisioning provisioning = new Provisioning(
                    felix.getBundleContext(), system, Checksums.of(system), folder.resolve("installed"));
            provisioning.removeAllBut(wanted(), written.isDevelopment());
            provisioning.provide(wanted());
            felix.start();
            return provisioning;
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<FeatureBundle> wanted() {
        return Features.read(home.folder.resolve("features")).bundles();
    }

    private Bundle bundle(String name) {
        for (Bundle bundle : felix.getBundleContext().getBundles()) {
            if (name.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError("no bundle " + name);
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        for (Bundle bundle : felix.getBundleContext().getBundles()) {
            if (bundle.getBundleId() != 0) {
                versions.put(bundle.getSymbolicName(), bundle.getVersion().toString());
            }
        }
        return versions;
    }
}
