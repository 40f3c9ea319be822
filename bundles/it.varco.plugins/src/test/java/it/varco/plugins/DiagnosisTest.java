package it.varco.plugins;

import static it.varco.plugins.FelixHouse.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.PluginState;
import it.varco.inspection.Inspector;
import it.varco.plugins.sample.FailingActivator;
import it.varco.plugins.sample.SampleAccess;
import it.varco.proves.Proves;
import it.varco.spi.credential.CredentialProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** One sentence for whatever does not come up. */
class DiagnosisTest {

    private static final String OFFERS =
            "osgi.service;objectClass:List<String>=\"" + CredentialProvider.class.getName() + '"';
    private static final String REFERENCE = "<reference name=\"directory\" interface=\"org.acme.Directory\"/>";

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
    @Proves({"DEV-03", "UX-08"})
    void namesThePackageThatNobodyExportsAndTriesAgainWhenSomebodyDoes() throws Exception {
        acme().header("Import-Package", "it.varco.spi.archive;version=\"[2.0,3.0)\"")
                .in(house.folder, "acme.jar");

        says("acme.jar: it needs the package it.varco.spi.archive in version [2.0,3.0), which nothing here exports;"
                + " build it against the contracts of this gateway, or use a newer one.");
        assertThat(house.status("bundle", "acme.jar")).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(PluginState.BROKEN);
            assertThat(status.owner()).isEqualTo("org.acme.login");
            assertThat(status.problem().flatMap(problem -> problem.in(Locale.ITALIAN)))
                    .contains("acme.jar: ha bisogno del package it.varco.spi.archive in versione [2.0,3.0), che qui"
                            + " nessuno esporta; compilalo con i contratti di questo gateway,"
                            + " o usane uno più recente.");
        });

        house.install("system", archive("2.1"));

        says("acme.jar: it runs and offers nothing that is used here: no component, and no service of its own.");
    }

    @Test
    void namesTheOtherVersionThatIsHere() throws Exception {
        house.install("system", archive("1.4"));
        acme().header("Import-Package", "it.varco.spi.archive;version=\"2.0\"").in(house.folder, "acme.jar");

        says("acme.jar: it needs the package it.varco.spi.archive in version 2.0 or later, but here it is exported in"
                + " version 1.4 (it.varco.archive) only; build it against that version.");
    }

    private static TestJar archive(String version) {
        return TestJar.bundle("it.varco.archive", "1.0.0")
                .header("Export-Package", "it.varco.spi.archive;version=\"" + version + "\"");
    }

    @Test
    void followsTheChainToWhatIsMissing() {
        TestJar archive = archive("2.0").header("Import-Package", "org.acme.base");
        assertThatThrownBy(() -> house.install("system", archive)).isInstanceOf(BundleException.class);
        acme().header("Import-Package", "it.varco.spi.archive").in(house.folder, "acme.jar");

        says("acme.jar: it needs a bundle that does not come up either: it.varco.archive: it needs the package"
                + " org.acme.base, which nothing here exports; build it against the contracts of this gateway, or use a"
                + " newer one.");
    }

    @Test
    void saysWhichJavaIsMissing() {
        acme().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .in(house.folder, "acme.jar");

        says("acme.jar: it needs Java 99, and this gateway runs on Java "
                + Runtime.version().feature() + "; build it for that Java.");
    }

    @Test
    void namesAMissingCapability() {
        acme().header("Require-Capability", "org.acme.moon;filter:=\"(phase=full)\"")
                .in(house.folder, "acme.jar");

        says("acme.jar: it needs the capability org.acme.moon (phase=full), which no bundle here has; put a"
                + " bundle that has it in the folder too.");
    }

    @Test
    void saysThatSomethingIsNoBundle() throws Exception {
        TestJar.empty().in(house.folder, "library.jar");
        acme().header("Fragment-Host", "it.varco.web").in(house.folder, "fragment.jar");
        Files.writeString(house.folder.resolve("text.jar"), "no zip");
        Files.write(house.folder.resolve("huge.jar"), new byte[Inspector.LARGEST + 1]);
        acme().in(house.folder, "name with blanks.jar");
        acme().header("Import-Package", "a,,b;;").in(house.folder, "manifest.jar");

        says(
                "library.jar",
                "library.jar: it has no Bundle-SymbolicName, so it is no bundle; build it with bnd (rule"
                        + " gate.name).");
        says(
                "fragment.jar",
                "fragment.jar: it is a fragment, an addition to the bundle it.varco.web; a plugin is a bundle"
                        + " of its own (rule gate.fragment).");
        says("huge.jar", "huge.jar: it is larger than the 20 MB that a plugin may have.");
        says(
                "name with blanks.jar",
                "name with blanks.jar: its name may have letters, digits, dots, hyphens, plus and"
                        + " underscores only.");
        says("text.jar", "text.jar: it is no whole jar; copy it again.");
        says(
                "manifest.jar",
                "manifest.jar: the header Import-Package of its manifest cannot be read without doubt; build it with"
                        + " bnd (rule gate.manifest).");
    }

    @Test
    void saysWhoHasTheNameAlready() throws Exception {
        acme().in(house.folder, "acme-1.jar");
        eventually(() -> house.status("bundle", "acme-1.jar").isPresent());
        acme().in(house.folder, "acme-2.jar");
        house.install("system", TestJar.bundle("it.varco.credential.pin", "1.0.0"));
        TestJar.provider("it.varco.credential.pin", "2.0.0", "pin").in(house.folder, "pin.jar");

        says("acme-2.jar", "acme-2.jar: the bundle org.acme.login in version 1.0.0 is here already, from acme-1.jar.");
        says(
                "pin.jar",
                "pin.jar: the name it.varco.credential.pin belongs to a bundle that came with the gateway; give it"
                        + " another (rule gate.house).");
    }

    @Test
    void saysWhatTheActivatorThrew() {
        acme().with(FailingActivator.class)
                .header("Bundle-Activator", FailingActivator.class.getName())
                .in(house.folder, "acme.jar");

        says("acme.jar: its activator failed: IllegalStateException, no directory server at ldap.acme.example.");
    }

    @Test
    void saysWhatAComponentThrew() {
        provider("<property name=\"mood\" value=\"broken\"/>", "", "").in(house.folder, "acme.jar");

        says("acme.jar: its component org.acme.login failed at its start: IllegalArgumentException, answer: expected"
                + " something else.");
    }

    @Test
    void saysNothingOfABundleOfTheHouseThatNobodyConfiguredYet() throws Exception {
        TestJar jar = provider("<property name=\"id\" value=\"acme\"/>", "configuration-policy=\"require\"", "");
        Bundle bundle = house.install("file:acme.jar", jar);
        bundle.start();
        jar.in(house.folder, "other.jar"); // of the same name, so it is told that it cannot come in

        eventually(() -> !house.problem("other.jar").isEmpty());
        assertThat(house.all()).noneMatch(plugin -> plugin.id().contains("org.acme.login"));

        house.configure("org.acme.login", Map.of("answer", "sample.fine"));
        eventually(() -> house.offered().contains("acme"));
    }

    @Test
    void saysWhichConfigurationAComponentWaitsFor() throws Exception {
        provider("<property name=\"id\" value=\"acme\"/>", "configuration-policy=\"require\"", "")
                .in(house.folder, "acme.jar");
        says("acme.jar: its component org.acme.login waits for the configuration org.acme.login; put a file"
                + " org.acme.login.cfg in conf.");

        house.configure("org.acme.login", Map.of("answer", "sample.fine"));

        eventually(() -> house.offered().contains("acme"));
        assertThat(house.problem("acme.jar")).isEmpty();
    }

    @Test
    void saysWhichServiceAComponentWaitsFor() {
        provider("", "", REFERENCE.replace("org.acme.Directory", "it.varco.api.store.RecordStore"))
                .in(house.folder, "acme.jar");

        says("acme.jar: its component org.acme.login waits for the service it.varco.api.store.RecordStore, which no"
                + " bundle here offers.");
    }

    @Test
    @Proves("SEC-84")
    void saysThatPluginsDoNotSeeTheServiceAComponentWaitsFor() {
        provider("", "", REFERENCE).in(house.folder, "acme.jar");

        says("acme.jar: its component org.acme.login waits for the service org.acme.Directory, which plugins do not"
                + " see; it has to do without.");
    }

    @Test
    void saysThatWhatIsOfferedIsNotUsedHere() {
        acme().with(SampleAccess.class)
                .component("org.acme.login.access", SampleAccess.class, SampleAccess.class.getName(), "", "", "")
                .in(house.folder, "acme.jar");

        says("acme.jar: it runs and offers nothing that is used here; its components offer"
                + " it.varco.plugins.sample.SampleAccess, and plugins offer it.varco.spi.catalogue.CatalogueService"
                + " or it.varco.spi.credential.CredentialProvider"
                + " or it.varco.spi.notification.NotificationChannel.");
    }

    @Test
    void explainsABundleThatCameWithTheGatewayToo() throws Exception {
        house.install("system", provider("", "", REFERENCE).header("Provide-Capability", OFFERS));

        says(
                "org.acme.login",
                "org.acme.login: its component org.acme.login waits for the service org.acme.Directory,"
                        + " which no bundle here offers.");
    }

    @Test
    void showsASecondClaimantAsBroken() {
        TestJar.provider("org.acme.login", "1.0.0", "acme").in(house.folder, "acme.jar");
        eventually(() -> house.offered().contains("acme"));
        TestJar.provider("org.thief.login", "1.0.0", "acme").in(house.folder, "thief.jar");

        eventually(() -> house.all().stream()
                .anyMatch(status ->
                        status.problem().map(Sentence::toString).orElse("").contains(" belongs to ")));
        assertThat(house.all()).anySatisfy(status -> {
            assertThat(status.owner()).isEqualTo("org.thief.login");
            assertThat(status.state()).isEqualTo(PluginState.BROKEN);
            assertThat(status.problem().map(Sentence::toString).orElse(""))
                    .startsWith("thief.jar: the credential acme belongs to org.acme.login, which offered it first");
        });
        assertThat(house.status("credential", "acme"))
                .hasValueSatisfying(status -> assertThat(status.owner()).isEqualTo("org.acme.login"));
        assertThat(house.offered()).containsExactly("acme");
    }

    @Test
    void saysItOnceInTheLog() {
        String log = logged(written -> {
            acme().header("Import-Package", "it.varco.spi.archive").in(house.folder, "acme.jar");
            eventually(() -> written.get().contains("plugin not in use: acme.jar: it needs"));
            TestJar.provider("org.umbra.login", "1.0.0", "umbra").in(house.folder, "umbra.jar");
            eventually(() -> house.offered().contains("umbra"));
            TestJar.empty().in(house.folder, "zero.jar");
            eventually(() -> written.get().contains("plugin not in use: zero.jar"));
        });

        assertThat(log.lines().filter(line -> line.contains("acme.jar: it needs")))
                .hasSize(1);
    }

    @Test
    void saysItInTheLogInProductionToo() throws Exception {
        house = house.reopened("production");

        String log = logged(written -> {
            install(provider("", "", REFERENCE).header("Provide-Capability", OFFERS));
            eventually(() -> written.get().contains("plugin not in use: org.acme.login: its component"));
        });

        assertThat(log).contains("waits for the service org.acme.Directory");
    }

    /** What is written in the log meanwhile. */
    private static String logged(Consumer<Supplier<String>> meanwhile) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            meanwhile.accept(() -> written.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    private void install(TestJar jar) {
        try {
            house.install("system", jar);
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    private static TestJar acme() {
        return TestJar.bundle("org.acme.login", "1.0.0");
    }

    private static TestJar provider(String properties, String attributes, String references) {
        return acme().provider("org.acme.login", properties, attributes, references);
    }

    private void says(String sentence) {
        says("acme.jar", sentence);
    }

    /** The list of plugins says it, and so does the delivery, where there is one. */
    private void says(String id, String sentence) {
        try {
            eventually(() -> house.problem(id).equals(sentence));
        } catch (AssertionError e) {
            assertThat(house.problem(id)).isEqualTo(sentence);
        }
        eventually(() -> house.deliveries().stream()
                .filter(delivery -> delivery.file().equals(id))
                .allMatch(delivery -> delivery.problem().map(Sentence::toString).equals(Optional.of(sentence))));
    }
}
