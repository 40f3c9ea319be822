package it.varco.plugins;

import static it.varco.plugins.FelixHouse.answer;
import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.AuditEvent;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.PluginState;
import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The watched folder, in a Felix of its own. */
class PluginFolderTest {

    @TempDir
    private Path home;

    private FelixHouse house;

    @BeforeEach
    void open() throws Exception {
        house = FelixHouse.open(home, "development");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void offersAJarThatIsDroppedAndNoMoreWhenItIsTakenAway() throws Exception {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");

        eventually(() -> house.offered().contains("acme"));
        assertThat(house.call("acme")).isEqualTo(answer("org.acme.login", "1.0.0"));
        assertThat(house.status("credential", "acme")).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(PluginState.ON);
            assertThat(status.owner()).isEqualTo("org.acme.login");
            assertThat(status.version()).isEqualTo("1.0.0");
            assertThat(status.problem()).isEmpty();
        });

        Files.delete(house.folder.resolve("acme-login.jar"));
        eventually(() -> house.offered().isEmpty());
        assertThat(house.call("acme")).isEqualTo(new Call.Failed<>(CallFailure.ABSENT));
        eventually(() -> house.all().isEmpty());
    }

    @Test
    void bringsABundleUpToDateWhenItsJarChanges() {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));
        long number = house.bundle("org.acme.login").getBundleId();

        drop("acme-login.jar", "org.acme.login", "1.1.0", "acme");

        eventually(() -> house.call("acme").equals(answer("org.acme.login", "1.1.0")));
        assertThat(house.bundle("org.acme.login").getBundleId()).isEqualTo(number);
    }

    @Test
    void replacesABundleByAnotherInTheSameFile() {
        drop("login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));

        drop("login.jar", "org.umbra.login", "1.0.0", "umbra");

        eventually(() -> house.offered().equals(List.of("umbra")));
    }

    @Test
    void leavesAloneABundleWhoseFileOnlyGotAnotherDate() throws Exception {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));
        long installed = house.bundle("org.acme.login").getLastModified();

        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        drop("umbra.jar", "org.umbra.login", "1.0.0", "umbra");

        eventually(() -> house.offered().contains("umbra"));
        assertThat(house.bundle("org.acme.login").getLastModified()).isEqualTo(installed);
    }

    @Test
    void waitsUntilAJarIsWhole() throws Exception {
        byte[] jar = TestJar.provider("org.acme.login", "1.0.0", "acme").bytes();
        Path file = house.folder.resolve("acme-login.jar");
        Files.write(file, Arrays.copyOf(jar, jar.length / 2));
        drop("umbra.jar", "org.umbra.login", "1.0.0", "umbra");
        eventually(() -> house.offered().contains("umbra"));
        assertThat(house.all()).hasSize(1);

        Files.write(file, jar);

        eventually(() -> house.offered().contains("acme"));
    }

    @Test
    @Proves("SEC-80")
    void keepsOutAJarWithTwoManifestsThatDiffer() throws Exception {
        Manifest shown = manifest("org.acme.harmless");
        Manifest meant = manifest("it.varco.access");
        meant.getMainAttributes().putValue("Fragment-Host", "it.varco.credential.pin");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("meta-inf/manifest.mf"));
            shown.write(zip);
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            meant.write(zip);
        }
        Files.write(house.folder.resolve("two.jar"), bytes.toByteArray());
        drop("umbra.jar", "org.umbra.login", "1.0.0", "umbra");

        eventually(() -> house.offered().contains("umbra"));
        eventually(() -> house.all().stream()
                .anyMatch(plugin ->
                        plugin.problem().map(Sentence::toString).orElse("").contains("is there twice")));
        assertThat(house.room().getBundleContext().getBundles())
                .extracting(Bundle::getSymbolicName)
                .doesNotContain("it.varco.access", "org.acme.harmless");
    }

    private static Manifest manifest(String name) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        return manifest;
    }

    @Test
    @Proves("SEC-87")
    void ignoresHiddenFilesAndOtherFilesAndTellsOfLinksAndFolders() throws Exception {
        Path elsewhere = home.resolve("elsewhere");
        Files.write(
                elsewhere, TestJar.provider("org.acme.link", "1.0.0", "link").bytes());
        Files.createSymbolicLink(house.folder.resolve("link.jar"), elsewhere);
        Files.createDirectory(house.folder.resolve("folder.jar"));
        drop(".hidden.jar", "org.acme.hidden", "1.0.0", "hidden");
        drop("acme.zip", "org.acme.zip", "1.0.0", "zip");

        drop("umbra.jar", "org.umbra.login", "1.0.0", "umbra");

        eventually(() -> !house.offered().isEmpty());
        assertThat(house.offered()).containsExactly("umbra");
        assertThat(house.all()).hasSize(3);
        assertThat(house.problem("link.jar")).contains("it is a link or a folder");
        assertThat(house.problem("folder.jar")).contains("it is a link or a folder");
    }

    @Test
    void startsWhatComesFromTheFolderAfterWhatCameWithTheGateway() {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));

        int own = level(house.room());
        assertThat(level(house.bundle("org.acme.login"))).isEqualTo(own + 10);
    }

    @Test
    @Proves("SEC-61")
    void recordsEveryChangeOfTheFolder() throws Exception {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));
        drop("acme-login.jar", "org.acme.login", "1.1.0", "acme");
        eventually(() -> house.call("acme").equals(answer("org.acme.login", "1.1.0")));
        Files.delete(house.folder.resolve("acme-login.jar"));
        eventually(() -> house.offered().isEmpty());
        eventually(() -> house.store.events().size() == 3);

        assertThat(house.store.events())
                .extracting(AuditEvent::operation)
                .containsExactly("plugins.install", "plugins.update", "plugins.remove");
        assertThat(house.store.events().get(1).details())
                .containsEntry("file", "acme-login.jar")
                .containsEntry("bundle", "org.acme.login")
                .containsEntry("version", "1.1.0")
                .hasEntrySatisfying("sha256", hash -> assertThat(hash).hasSize(64));
    }

    @Test
    void installsNothingThatCannotBeRecorded() {
        house.store.trailFull = true;
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        drop("umbra.jar", "org.umbra.login", "1.0.0", "umbra");
        eventually(() -> house.felix().getBundleContext().getBundles().length > 0);
        assertThat(house.offered()).isEmpty();

        house.store.trailFull = false;

        eventually(() -> house.offered().size() == 2);
    }

    @Test
    void comparesTheFolderAnewAfterARestart() throws Exception {
        drop("stays.jar", "org.acme.stays", "1.0.0", "stays");
        drop("changes.jar", "org.acme.changes", "1.0.0", "changes");
        drop("goes.jar", "org.acme.goes", "1.0.0", "goes");
        drop("stopped.jar", "org.acme.stopped", "1.0.0", "stopped");
        eventually(() -> house.offered().size() == 4);
        house.bundle("org.acme.stopped").stop();
        long installed = house.bundle("org.acme.stays").getLastModified();
        house.close();
        Files.delete(house.folder.resolve("goes.jar"));
        drop("changes.jar", "org.acme.changes", "2.0.0", "changes");
        drop("new.jar", "org.acme.fresh", "1.0.0", "fresh");

        house = house.reopened("development");

        eventually(() -> house.offered().equals(List.of("changes", "fresh", "stays")));
        eventually(() -> house.call("changes").equals(answer("org.acme.changes", "2.0.0")));
        assertThat(house.bundle("org.acme.stays").getLastModified()).isEqualTo(installed);
        assertThat(house.bundle("org.acme.stopped").getState()).isNotEqualTo(Bundle.ACTIVE);
        assertThat(house.status("bundle", "stopped.jar"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(PluginState.ABSENT));
    }

    @Test
    void removesInProductionWhatDevelopmentLeft() throws Exception {
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");
        eventually(() -> house.offered().contains("acme"));
        assertThat(house.plugins().developmentMode()).isTrue();

        house = house.reopened("production");

        assertThat(house.plugins().developmentMode()).isFalse();
        assertThat(house.offered()).isEmpty();
        eventually(() -> Stream.of(house.felix().getBundleContext().getBundles())
                .noneMatch(bundle -> bundle.getLocation().startsWith("varco-plugin:")));
        house.install("system", TestJar.provider("org.umbra.login", "1.0.0", "umbra"));
        assertThat(house.offered()).containsExactly("umbra");
    }

    @Test
    @Proves({"D-10", "SEC-85"})
    void letsNothingInForAKeyThatTheGatewayDoesNotConfirm() throws Exception {
        house.close();
        drop("acme-login.jar", "org.acme.login", "1.0.0", "acme");

        house = FelixHouse.openInProduction(home, "development");

        assertThat(house.plugins().developmentMode()).isFalse();
        assertThat(house.install("umbra", TestJar.provider("org.umbra.login", "1.0.0", "umbra")))
                .isNotNull();
        eventually(() -> house.offered().equals(List.of("umbra")));
        assertThat(house.felix().getBundleContext().getBundles())
                .noneMatch(bundle -> bundle.getLocation().startsWith("varco-plugin:"));
    }

    @Test
    void letsOurNamesInWhereTheyAreFree() {
        drop("demo.jar", "it.varco.credential.demo", "1.0.0", "demo");

        eventually(() -> house.offered().contains("demo"));
    }

    private void drop(String file, String name, String version, String id) {
        TestJar.provider(name, version, id).in(house.folder, file);
    }

    private static int level(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel();
    }
}
