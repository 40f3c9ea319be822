package it.varco.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as assembled, started by its shell script from a folder with a blank in its name. */
class GatewayIT {

    @TempDir
    private Path folder;

    private Path home;
    private String root = "1"; // as VARCO_ALLOW_ROOT, so that nothing is said about it
    private String options = "";

    @BeforeEach
    void unpack() throws IOException {
        home = folder.resolve("a home");
        Path product = Path.of("target/varco-demo");
        try (Stream<Path> inside = Files.walk(product)) {
            for (Path path : inside.toList()) {
                Files.copy(path, home.resolve(product.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        conf("it.varco.http-public.cfg", "port=0");
        conf("it.varco.http-management.cfg", "port=0");
    }

    @AfterEach
    void stop() throws Exception {
        varco("stop");
    }

    @Test
    void startsTellsHowItIsAndStops() throws Exception {
        assertThat(varco("status")).isEqualTo("3 Varco is stopped.");
        assertThat(varco("start")).startsWith("0 Varco is ready");
        assertThat(varco("status")).startsWith("0 Varco is ready");
        assertThat(varco("start")).startsWith("0 Varco is ready");
        within(() -> log().contains("Everything has started"));

        assertThat(log()).doesNotContain(" ERROR ");
        assertThat(varco("stop")).isEqualTo("0 Varco is stopped.");
        assertThat(varco("status")).isEqualTo("3 Varco is stopped.");
        assertThat(log()).doesNotContain(" ERROR ");
    }

    @Test
    @Proves("UX-55")
    void isLookedAfterByTheSameProgram() throws Exception {
        varco("start");
        assertThat(varco("provider", "list")).startsWith("0 KIND"); // at once, and without having to wait

        assertThat(varco("status", "--json")).startsWith("0 {\"state\":\"ready\"");
        assertThat(varco("logs")).isEqualTo("0 " + home.resolve("logs"));
        assertThat(varco("provider", "off", "pin", "--reason", "a rehearsal, with blanks"))
                .isEqualTo("0 credential pin is off.");
        assertThat(varco("provider", "list")).contains("a rehearsal, with blanks");
        varco("provider", "off", "spid", "--reason", "the other way in");
        assertThat(varco("provider", "show", "nobody")).startsWith("4 varco: ");
        assertThat(varco("doctor")).startsWith("1 ").contains("WRONG  health-credentials: ");
        varco("provider", "undo", "spid", "--reason", "back again");
        assertThat(varco("provider", "undo", "pin", "--reason", "back again")).isEqualTo("0 credential pin is on.");
        assertThat(varco("audit", "verify")).startsWith("0 The trail is whole");
        within(() -> told("doctor").startsWith("0 ")); // the keys of a first start may take a moment
        assertThat(varco("doctor")).doesNotContain("WRONG");
        assertThat(varco("first-start")).startsWith("1 varco: There is no code");
        varco("stop");
        assertThat(varco("provider", "list")).startsWith("3 varco: The gateway is not running");
    }

    @Test
    @Proves("UX-55")
    void waitsForTheManagementInterfaceOfAGatewayThatSomebodyElseHasJustStarted() throws Exception {
        Process run = new ProcessBuilder(home.resolve("bin/varco").toString(), "run")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.txt").toFile())
                .start();
        within(() -> !status().startsWith("3"));

        assertThat(varco("provider", "list"))
                .contains("The management interface does not answer yet; waiting up to 30 s.", "credential  pin")
                .startsWith("0 ");
        assertThat(varco("start")).startsWith("0 Varco is ready");
        assertThat(varco("stop")).startsWith("0 ");
        assertThat(run.waitFor()).isZero();
    }

    @Test
    @Proves("UX-57")
    void repeatsWhyItDidNotStartUntilItDoes() throws Exception {
        Path jar = jarBelow(home.resolve("system/it/varco/it.varco.rest"));
        byte[] right = Files.readAllBytes(jar);
        Files.write(jar, new byte[1], StandardOpenOption.APPEND);
        assertThat(varco("run")).startsWith("5 ").contains("is not the one of this release");

        assertThat(varco("status"))
                .startsWith("3 Varco is stopped. The last start failed with exit code 5: ")
                .contains("is not the one of this release");
        assertThat(varco("status", "--json")).startsWith("3 {").contains("\"exit_code\":5", "\"reason\":");
        assertThat(varco("doctor")).startsWith("1 ").contains("WRONG  release: ");
        Files.write(jar, right);
        assertThat(varco("start")).startsWith("0 Varco is ready");
        assertThat(varco("stop")).isEqualTo("0 Varco is stopped.");
        assertThat(varco("status")).isEqualTo("3 Varco is stopped.");
    }

    @Test
    @Proves({"D-52", "UX-57"})
    void saysWhatToDoWhereNobodyCanSignInForAWrongSetting() throws Exception {
        conf("it.varco.access.cfg", "session.idle = forever");
        varco("start");

        assertThat(varco("doctor"))
                .startsWith("1 ")
                .contains("WRONG  configuration-it.varco.access: ", "session.idle: expected PT1S to PT2H")
                .contains("-> Put conf/it.varco.access.cfg right")
                .doesNotContain("Exception");
        conf("it.varco.access.cfg", "session.idle = PT5M");
        within(() -> status().startsWith("0"));
        assertThat(varco("doctor")).startsWith("0 ");
    }

    @Test
    void saysWhatItsWordsAre() throws Exception {
        assertThat(varco()).startsWith("2 usage: varco run");
        assertThat(varco("start", "now")).startsWith("2 usage");
        assertThat(varco("status", "--fast")).startsWith("2 usage");
        assertThat(varco("provder")).startsWith("2 varco: Unmatched argument");
        assertThat(varco("--help")).contains("first-start", "The gateway itself:");
        assertThat(varco("completion").substring(2))
                .isEqualTo(read(home.resolve("lib/varco-completion.bash")).trim());
    }

    @Test
    void worksWhenCalledByASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/varco"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), folder.relativize(link));

        assertThat(command(java(), second.toString(), "status")).isEqualTo("3 Varco is stopped.");
    }

    @Test
    void saysInOneSentenceWhyItDoesNotStart() throws Exception {
        conf("varco.properties", "varco.mode=fast");

        assertThat(varco("start")).startsWith("1 varco: Wrong setting in conf/varco.properties: ");
        assertThat(varco("run")).startsWith("5 varco: Wrong setting in conf/varco.properties: ");
        assertThat(home.resolve("etc/systemd/varco.service"))
                .content()
                .contains("\nRestart=on-failure\n", "\nRestartPreventExitStatus=5\n");
    }

    @Test
    @Proves("SEC-73")
    void warnsWhoeverRunsItAsRoot() throws Exception {
        boolean isRoot = command(java(), "id", "-u").equals("0 0");
        conf("varco.properties", "varco.mode=fast");

        assertThat(varco("run")).doesNotContain("root");
        root = "0";
        assertThat(varco("run").contains("varco: running as root: ")).isEqualTo(isRoot);
        assertThat(varco("start").contains("varco: running as root: ")).isEqualTo(isRoot);
        assertThat(varco("status")).doesNotContain("root");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        Path java = folder.resolve("jdk11");
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"11.0.25\"\n");
        Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        Files.setPosixFilePermissions(java.resolve("bin/java"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(command(java.toString(), home.resolve("bin/varco").toString(), "run"))
                .startsWith("5 varco: Varco needs Java 17 or newer; ")
                .endsWith("/jdk11/bin/java is version 11. Set JAVA_HOME to a newer one.");
    }

    @Test
    void appliesTheFilesInConfOnceAtTheStart() throws Exception {
        conf("it.varco.test.cfg", "a=1\nb=${varco.data}/x\nc=perché\n");
        varco("start");
        within(() -> log().contains("Everything has started"));

        assertThat(kept("it.varco.test"))
                .contains(
                        "a=\"1\"",
                        "b=\"" + home.toString().replace(" ", "\\ ") + "/data/x\"",
                        "c=\"perché\"",
                        "revision:=L\"1\"");
    }

    @Test
    void appliesAChangedFileWhileItRuns() throws Exception {
        conf("it.varco.test.cfg", "a=1");
        varco("start");
        within(() -> log().contains("Everything has started"));
        conf("it.varco.test.cfg", "a=22");
        within(() -> kept("it.varco.test").contains("a=\"22\""));
        Files.delete(home.resolve("conf/it.varco.test.cfg"));
        within(() -> kept("it.varco.test").isEmpty());

        assertThat(kept("it.varco.test")).isEmpty();
    }

    @Test
    @Proves("D-52")
    void doesNotKeepWhatNoFileSaysAnyMore() throws Exception {
        conf("it.varco.one.cfg", "a=1");
        varco("start");
        within(() -> log().contains("Everything has started"));
        conf("it.varco.two.cfg", "b=1");
        within(() -> kept("it.varco.two").contains("b=\"1\""));
        varco("stop");
        Files.delete(home.resolve("conf/it.varco.two.cfg"));
        conf("it.varco.one.cfg", "a=2");
        Files.delete(home.resolve("logs/varco.log"));

        varco("start");
        within(() -> log().contains("Everything has started"));

        assertThat(kept("it.varco.two")).isEmpty();
        assertThat(kept("it.varco.one")).contains("a=\"2\"", "revision:=L\"1\"");
        assertThat(log()).doesNotContain("fileinstall");
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        varco("start");
        long pid = Long.parseLong(Files.readString(home.resolve("data/run/pid")).trim());
        assertThat(command(java(), "kill", "-9", String.valueOf(pid))).startsWith("0");
        within(() -> status().startsWith("3"));

        assertThat(varco("start")).startsWith("0 Varco is ready");
    }

    @Test
    void startsWithTheClassesThatTuneHasLeft() throws Exception {
        List<String> before = names(home);
        assertThat(varco("tune")).startsWith("0 ").contains("The next start is quicker, by " + archive());
        assertThat(names(home)).isEqualTo(before);

        assertThat(archivedClasses())
                .contains("it.varco.web.SiteServlet", "org.apache.derby.jdbc.EmbeddedDriver")
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void startsWithoutAnArchiveOfClassesThatDoesNotFit() throws Exception {
        varco("tune");
        Path archive = archive();
        byte[] whole = Files.readAllBytes(archive);

        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        assertThat(archivedClasses()).as("cut off").isEmpty();
        Files.writeString(archive, "nothing of the kind");
        assertThat(archivedClasses()).as("something else").isEmpty();
        Files.write(archive, whole);
        String noBundle = "0".repeat(64) + "  of/another/release.jar\n";
        Files.writeString(home.resolve("system/SHA256SUMS"), noBundle, StandardOpenOption.APPEND);
        assertThat(archivedClasses()).as("of another release").isEmpty();

        assertThat(varco("tune")).startsWith("0 ");
        assertThat(archive()).as("the only one").isNotEqualTo(archive);
    }

    @Test
    @Proves("D-24")
    void loadsNothingOfTheManagementInterfaceBeforeThePageIsThere() throws Exception {
        List<String> loaded = loadedClasses();

        int page = loaded.indexOf("it.varco.web.SiteServlet");
        assertThat(page).isPositive();
        assertThat(loaded.subList(0, page))
                .noneMatch(name -> name.startsWith("org.glassfish.") || name.startsWith("com.fasterxml."))
                .noneMatch(name -> name.startsWith("org.objectweb.asm.") || name.startsWith("it.varco.pdf."));
        assertThat(loaded).anyMatch(name -> name.startsWith("org.glassfish.jersey."));
    }

    /** The one archive that is there. */
    private Path archive() throws IOException {
        try (Stream<Path> inside = Files.list(home.resolve("lib"))) {
            List<Path> all =
                    inside.filter(file -> file.toString().endsWith(".jsa")).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** The classes of bundles that a start takes from an archive and not from their jars. */
    private List<String> archivedClasses() throws Exception {
        return loadingOfAStart()
                .filter(line -> line.contains(" source: shared objects file"))
                .map(GatewayIT::name)
                .filter(name -> name.startsWith("it.varco.") || name.startsWith("org.apache.derby."))
                .toList();
    }

    /** The classes that a start loads, in that order. */
    private List<String> loadedClasses() throws Exception {
        return loadingOfAStart().map(GatewayIT::name).toList();
    }

    private Stream<String> loadingOfAStart() throws Exception {
        Path file = folder.resolve("loading.txt");
        options = "-Xlog:class+load=info:file=loading.txt:none:filecount=0";
        assertThat(varco("start")).startsWith("0 Varco is ready");
        assertThat(varco("stop")).startsWith("0 ");
        return Files.readAllLines(file).stream();
    }

    private static String name(String line) {
        return line.split(" ", 2)[0];
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.map(Path::toString)
                    .filter(name -> !name.endsWith(".jsa"))
                    .sorted()
                    .toList();
        }
    }

    private static Path jarBelow(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String status() {
        return told("status");
    }

    private String told(String word) {
        try {
            return varco(word);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What Configuration Admin holds for a PID, as it writes it down; empty if it holds nothing. */
    private String kept(String pid) {
        return read(home.resolve("data/cache/configurations").resolve(pid.replace('.', '/') + ".config"));
    }

    private String log() {
        return read(home.resolve("logs/varco.log"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void conf(String name, String content) throws IOException {
        Files.writeString(home.resolve("conf").resolve(name), content);
    }

    private String varco(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(home.resolve("bin/varco").toString()));
        all.addAll(List.of(words));
        return command(java(), all.toArray(String[]::new));
    }

    private static String java() {
        return System.getProperty("java.home");
    }

    /** Exit code, a blank, and what was printed. */
    private String command(String java, String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(List.of(words)));
        command.environment().put("JAVA_HOME", java);
        command.environment().put("VARCO_ALLOW_ROOT", root);
        command.environment().put("VARCO_OPTS", options);
        command.directory(folder.toFile());
        Process process =
                command.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        int code = process.waitFor();
        return code + " " + Files.readString(out, StandardCharsets.UTF_8).trim();
    }

    private static void within(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen within 30 seconds");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
