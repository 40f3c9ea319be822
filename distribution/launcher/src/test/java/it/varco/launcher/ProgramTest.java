package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in processes of its own, as the shell script starts it. */
class ProgramTest {

    @TempDir
    private Path folder;

    private TestHome home;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeHome() throws IOException {
        home = new TestHome(folder).bundle("g:page:1", 5).bundle("g:asker:1", 40, Asker.class);
        home.write();
    }

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void runsUntilAskedToStopAndEndsInOrder() throws Exception {
        Process gateway = run();

        assertThat(Files.readString(folder.resolve("data/run/pid"))).isEqualTo(gateway.pid() + "\n");
        assertThat(code("status")).isZero();
        assertThat(output("status")).isEqualTo("Varco is ready (process " + gateway.pid() + ")");
        assertThat(code("stop")).isZero();

        assertThat(exit(gateway)).isZero();
        assertThat(folder.resolve("data/run/pid")).doesNotExist();
        assertThat(folder.resolve("data/run/management-token")).doesNotExist();
        assertThat(folder.resolve("data/cache/configurations.stamp")).exists();
        assertThat(code("status")).isEqualTo(3);
        assertThat(output("status")).isEqualTo("Varco is stopped.");
        assertThat(output("stop")).isEqualTo("Varco is stopped.");
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        Process first = run();
        first.destroyForcibly().waitFor();
        assertThat(code("status")).isEqualTo(3);
        assertThat(text("status"))
                .isEqualTo("Varco is stopped. " + Failure.killed().reason());

        Process second = run();

        assertThat(code("status")).isZero();
        assertThat(second.isAlive()).isTrue();
    }

    @Test
    void endsQuietlyWhenItIsStoppedWhileItStarts() throws Exception {
        home.bundle("g:it.varco.access:1", 5, Asker.class)
                .property("test.wish=linger")
                .write();
        Process gateway = launch("run", "run"); // waits for a door that does not come
        within(() -> Files.exists(folder.resolve("lingering")));
        gateway.destroy();
        within(() -> state().startsWith("STOPPING"));

        assertThat(exit(gateway)).isZero();
        assertThat(text("run")).isEmpty();
        assertThat(folder.resolve("data/run/state")).doesNotExist();
    }

    @Test
    void endsWithoutComplaintWhenItIsStoppedAsSoonAsItRuns() throws Exception {
        Process gateway = launch("run", "run");
        within(() -> Files.exists(folder.resolve("data/run/pid")));
        gateway.destroy();

        assertThat(exit(gateway)).isZero();
        assertThat(text("run")).doesNotContain("varco:");
    }

    @Test
    void stopsInOrderAlsoWhenItCannotSaySo() throws Exception {
        Process gateway = run();
        Files.createDirectories(folder.resolve("data/run/state.new"));
        gateway.destroy();

        assertThat(exit(gateway)).isZero();
        assertThat(text("run")).contains("varco: The state cannot be written");
        assertThat(folder.resolve("data/cache/configurations.stamp")).exists();
    }

    @Test
    @Proves("REL-14")
    void saysWithItsExitCodeThatRequestsWereCutOff() throws Exception {
        home.property("test.wish=serve").write();
        Process gateway = run();
        within(() -> Files.exists(folder.resolve("data/run/all-started")));
        gateway.destroy();

        assertThat(exit(gateway)).isEqualTo(6);
        assertThat(text("run")).contains("varco: Requests were cut off that took longer than 20 seconds: 2.");
        assertThat(folder.resolve("data/cache/configurations.stamp")).exists();
        assertThat(output("status"))
                .isEqualTo("Varco is stopped. It ended with exit code 6:"
                        + " Requests were cut off that took longer than 20 seconds: 2.");
    }

    @Test
    void saysThatABundleEndedTheProcessWhateverCodeThatWanted() throws Exception {
        home.property("test.wish=exit").write();

        assertThat(exit(launch("run", "run"))).isEqualTo(7);
        assertThat(text("run")).contains("varco: The class it.varco.launcher.Asker of one of its bundles ended");
        assertThat(folder.resolve("data/run/pid")).doesNotExist();
        assertThat(output("status"))
                .startsWith("Varco is stopped. It ended with exit code 7: The class it.varco.launcher.Asker of one");
    }

    @Test
    void saysInOneSentenceThatTheDataIsInUse() throws Exception {
        Process first = run();
        Process second = launch("second", "run");

        assertThat(exit(second)).isEqualTo(5);
        assertThat(text("second"))
                .isEqualTo("varco: Another gateway (process " + first.pid() + ") uses the data folder "
                        + folder.resolve("data") + ": stop it, or set varco.data in conf/varco.properties.");
        assertThat(first.isAlive()).isTrue();
        assertThat(code("stop")).isZero();
        assertThat(output("status")).isEqualTo("Varco is stopped.");
    }

    @Test
    void saysInOneSentenceThatASettingIsWrong() throws Exception {
        Files.writeString(folder.resolve("conf/varco.properties"), "varco.mode=fast");

        assertThat(exit(launch("run", "run"))).isEqualTo(5);
        assertThat(text("run"))
                .isEqualTo("varco: Wrong setting in conf/varco.properties:"
                        + " varco.mode must be production or development, not fast.");
    }

    @Test
    @Proves("D-49")
    void doesNotStartWithABundleThatIsNotOfTheRelease() throws Exception {
        Files.write(folder.resolve("system/g/page/1/page-1.jar"), new byte[1], StandardOpenOption.APPEND);

        assertThat(exit(launch("run", "run"))).isEqualTo(5);
        assertThat(text("run"))
                .contains("page-1.jar is not the one of this release")
                .doesNotContain("\n");
        assertThat(code("status")).isEqualTo(3);
        assertThat(text("status"))
                .isEqualTo("Varco is stopped. The last start failed with exit code 5: "
                        + text("run").substring("varco: ".length()));
        exit(launch("json", "status", "--json"));
        assertThat(text("json")).contains("\"state\":\"stopped\"", "\"exit_code\":5", "page-1.jar is not the one");
    }

    @Test
    @Proves("D-49")
    void endsWhenALaterBundleIsNotOfTheRelease() throws Exception {
        Files.write(folder.resolve("system/g/asker/1/asker-1.jar"), new byte[1], StandardOpenOption.APPEND);

        assertThat(exit(launch("run", "run"))).isEqualTo(5);
        assertThat(text("run")).contains("asker-1.jar is not the one of this release");
        assertThat(output("status")).contains("exit code 5", "asker-1.jar is not the one of this release");
    }

    @Test
    void saysWithItsExitCodeThatItWantsToBeStartedAgain() throws Exception {
        home.property("test.wish=again").write();

        assertThat(exit(launch("run", "run"))).isEqualTo(3);
    }

    @Test
    void isReadyWhileLaterBundlesStillStart() throws Exception {
        home.property("test.wish=hang").write();
        run();

        assertThat(code("status")).isZero();
    }

    @Test
    void namesTheBundleThatDoesNotRunAndGoesOn() throws Exception {
        home.property("test.wish=fail").write();
        run();

        within(() -> text("run").contains("name=asker") || text("run").contains("asker,"));
        assertThat(text("run")).contains("IllegalStateException: key block.maxAttempts must be 1 to 10");
        assertThat(code("status")).isZero();
    }

    @Test
    void saysThatItsPageDidNotComeUp() throws Exception {
        home.configurations("{\"it.varco.http~public\": {}}").write();
        Process gateway = launch("run", "run");

        assertThat(exit(launch("await", "await", String.valueOf(gateway.pid()), "30")))
                .isEqualTo(1);
        assertThat(text("await")).startsWith("Varco runs without its page; the reason is in " + folder);
        assertThat(text("run")).contains("There is no page: the listener it.varco.http~public did not start");
    }

    @Test
    void beginsWithAnEmptyStorageWhenTheOldOneIsDamaged() throws Exception {
        Process first = run();
        assertThat(code("stop")).isZero();
        assertThat(exit(first)).isZero();
        Files.writeString(folder.resolve("data/cache/felix/bundle1/bundle.info"), "damaged");

        run();

        assertThat(code("status")).isZero();
    }

    @Test
    void waitsUntilTheGatewayIsReady() throws Exception {
        Process gateway = launch("run", "run");

        assertThat(exit(launch("await", "await", String.valueOf(gateway.pid()), "30")))
                .isZero();
        assertThat(text("await")).startsWith("Varco is ready");
    }

    @Test
    void saysWhyTheGatewayDidNotBecomeReady() throws Exception {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/console.log"), "varco: The port 8080 cannot be used.\n");
        Process ended = launch("version", "status");
        exit(ended);

        assertThat(exit(launch("await", "await", String.valueOf(ended.pid()), "30")))
                .isEqualTo(1);
        assertThat(text("await"))
                .contains("The gateway ended while it was starting:", "varco: The port 8080 cannot be used.");
    }

    private Process run() throws IOException {
        Process gateway = launch("run", "run");
        within(() -> text("run").contains("Varco is ready. It has no page.") || !gateway.isAlive());
        assertThat(text("run")).contains("Varco is ready. It has no page.");
        return gateway;
    }

    private int code(String word) throws Exception {
        return exit(launch(word, word));
    }

    private String output(String word) throws Exception {
        code(word);
        return text(word);
    }

    private Process launch(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dvarco.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "it.varco.launcher.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        started.add(process);
        return process;
    }

    private String state() {
        try {
            return Files.readString(folder.resolve("data/run/state"));
        } catch (IOException absent) {
            return "";
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name + ".out")).trim();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void within(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen within 30 seconds");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
