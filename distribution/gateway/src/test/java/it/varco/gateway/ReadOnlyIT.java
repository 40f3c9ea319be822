package it.varco.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The production archive as the unit for systemd runs it: an account without rights, its own code not for it to write.
 *
 * <p>Where the test runs as root, the gateway runs as another account to which only three folders belong; elsewhere as
 * the same account, with everything else made read-only.
 */
@Proves("SEC-73")
class ReadOnlyIT {

    private static final List<String> WRITTEN = List.of("data", "conf", "logs");
    private static final List<String> OF_ROOT =
            List.of("varco.properties", "jvm.options", "logging.properties", "README.txt");
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");

    @TempDir
    private Path folder;

    private Path home;
    private Path temporary;
    private boolean isRoot;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        isRoot = output("id", "-u").equals("0");
        home = folder.resolve("varco");
        temporary = Files.createDirectory(folder.resolve("tmp"));
        Path product = Path.of("target/varco");
        try (Stream<Path> inside = Files.walk(product)) {
            for (Path path : inside.toList()) {
                Files.copy(path, home.resolve(product.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(home.resolve("conf/it.varco.http-public.cfg"), "port=0\n");
        Files.writeString(home.resolve("conf/it.varco.http-management.cfg"), "port=0\n");
        for (String name : WRITTEN) {
            Files.createDirectories(home.resolve(name));
        }
        if (isRoot) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String name : WRITTEN) {
                output("chown", "-R", NOBODY + ":" + NOBODY, home.resolve(name).toString());
            }
            output("chown", "root:" + NOBODY, home.resolve("conf").toString());
            output("chmod", "1770", home.resolve("conf").toString());
            for (String name : OF_ROOT) {
                output("chown", "root:root", home.resolve("conf").resolve(name).toString());
                output("chmod", "0644", home.resolve("conf").resolve(name).toString());
            }
            output("chown", NOBODY + ":" + NOBODY, temporary.toString());
        } else {
            output("chmod", "-R", "a-w", home.toString());
            for (String name : WRITTEN) {
                output("chmod", "-R", "u+w", home.resolve(name).toString());
            }
        }
    }

    @AfterEach
    void takeAway() throws Exception {
        started.forEach(Process::destroy);
        for (Process process : started) {
            process.waitFor(30, TimeUnit.SECONDS);
        }
        output("chmod", "-R", "u+w", home.toString());
    }

    @Test
    @Proves({"UX-50", "SEC-70"})
    void writesItsThreeFoldersAndNothingElse() throws Exception {
        Map<String, String> before = outside();
        Process gateway = launch("run");
        within(() -> text("run").contains("Varco waits for its first administrator"));
        within(() -> read(home.resolve("logs/varco.log")).contains("Everything has started"));

        assertThat(varco("status")).startsWith("0 Varco waits for its first administrator: http://localhost:");
        assertThat(varco("first-start")).startsWith("0 Open  http://localhost:").contains("\nCode  ");
        assertThat(text("run")).doesNotContain(code());
        assertThat(varco("provider", "drain", "local", "--impact")).startsWith("0 Open sessions");
        assertThat(varco("config", "set", "it.varco.http~public", "threads.max=40", "--reason", "a rehearsal"))
                .isEqualTo("0 it.varco.http~public is changed.");
        assertThat(varco("doctor")).as("all well").startsWith("0 ");
        assertThat(varco("stop")).isEqualTo("0 Varco is stopped.");

        assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).isZero();
        assertThat(outside()).isEqualTo(before);
        assertThat(names(temporary)).isEmpty();
        assertThat(home.resolve("data/run/first-start-code")).doesNotExist();
    }

    @Test
    void leavesNoArchiveOfClassesBesideAProgramThatIsNotItsOwn() throws Exception {
        assertThat(varco("tune"))
                .startsWith("1 ")
                .contains("classes-", " cannot be made: ", "Run this as the owner of the program.");
        assertThat(names(temporary)).isEmpty();
    }

    @Test
    void cannotReplaceWhatDecidesHowItRuns() throws Exception {
        assumeTrue(isRoot, "only root can give files to another account");
        Path other = Files.writeString(temporary.resolve("other"), "-Xmx1g\n");
        output("chown", NOBODY, other.toString());

        for (String name : OF_ROOT) {
            String file = home.resolve("conf").resolve(name).toString();
            String before = Files.readString(Path.of(file));
            assertThat(asNobody("cp", other.toString(), file)).as(name).isNotZero();
            assertThat(asNobody("mv", "-f", other.toString(), file)).as(name).isNotZero();
            assertThat(asNobody("rm", "-f", file)).as(name).isNotZero();
            assertThat(Files.readString(Path.of(file))).isEqualTo(before);
        }
        String own = home.resolve("conf/own.cfg").toString();
        assertThat(asNobody("cp", other.toString(), own + ".new")).isZero();
        assertThat(asNobody("mv", own + ".new", own)).isZero();
        assertThat(asNobody("mv", "-f", other.toString(), own)).isZero();
    }

    private static int asNobody(String... words) throws Exception {
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private String code() {
        String code = read(home.resolve("data/run/first-start-code")).split(" ", 2)[0];
        assertThat(code).matches("[0-9A-Z]{5}-[0-9A-Z]{5}");
        return code;
    }

    /** Time and size of everything that is not to be written, by name. */
    private Map<String, String> outside() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(home)) {
            for (Path path : inside.toList()) {
                String first = home.relativize(path).getName(0).toString();
                if (!WRITTEN.contains(first)) {
                    all.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.size(path));
                }
            }
        }
        return all;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(Path::toString).toList();
        }
    }

    private String varco(String... words) throws Exception {
        Process process = launch(words);
        return process.waitFor() + " " + text(words[0]);
    }

    private Process launch(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot) {
            command.addAll(AS_NOBODY);
        }
        command.add(home.resolve("bin/varco").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("VARCO_OPTS", "-Djava.io.tmpdir=" + temporary);
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(out(words[0]).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path out(String word) {
        return folder.resolve(word + ".out");
    }

    private String text(String word) {
        return read(out(word)).trim();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void within(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen within 60 seconds");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
