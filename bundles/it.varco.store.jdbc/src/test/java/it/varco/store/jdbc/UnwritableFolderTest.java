package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder of the database is taken away from a running store and given back: modes bind, as for no root. */
@Timeout(120)
@Proves({"REL-03", "REL-05"})
class UnwritableFolderTest {

    /** Root, without the power to write what may only be read. */
    private static final List<String> BOUND = List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-all");

    private static final String CANNOT = "RED The store cannot be written: ";

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void modesMustBind() throws Exception {
        folder = home.resolve("varco");
        Path locked = Files.createDirectory(home.resolve("locked"));
        writable(locked, false);
        Assumptions.assumeTrue(
                run("touch", locked.resolve("x").toString()) != 0,
                "skipped: this user writes what may only be read, and setpriv does not help");
    }

    @AfterEach
    void giveBack() throws IOException {
        writable(home, true);
    }

    @Test
    void takesWritesAgainWithoutARestartWhenItIsGivenBack() throws Exception {
        try (ChildJvm store = new ChildJvm(bound(), StoreOnCommand.class, folder.toString())) {
            assertThat(store.ask("health")).startsWith("GREEN");

            writable(folder, false);
            assertThat(store.ask("write")).isEqualTo("store.unavailable");
            assertThat(store.ask("read")).isEqualTo("none");
            assertThat(store.ask("health")).startsWith(CANNOT + "the folder of the database, or a file in it");

            writable(folder, true);
            until(store, "write", "none");
            assertThat(store.ask("health")).startsWith("GREEN");
        }
    }

    /** Nobody tried to write: a table was only read meanwhile, and stays as it was opened. */
    @Test
    void takesTheFirstWriteToATableThatWasReadMeanwhile() throws Exception {
        try (ChildJvm store = new ChildJvm(bound(), StoreOnCommand.class, folder.toString())) {
            assertThat(store.ask("health")).startsWith("GREEN");
            writable(folder, false);
            assertThat(store.ask("write")).isEqualTo("store.unavailable");
            writable(folder, true);

            until(store, "health", "GREEN ");

            assertThat(store.ask("write")).isEqualTo("none");
        }
    }

    @Test
    void opensAsSoonAsItIsGivenBackWhereItWasStartedWithoutTheRightToWrite() throws Exception {
        try (ChildJvm store = new ChildJvm(bound(), StoreOnCommand.class, folder.toString())) {
            assertThat(store.ask("write")).isEqualTo("none");
            writable(folder, false);
            assertThat(store.ask("again")).isEqualTo("store.unavailable");

            writable(folder, true);

            until(store, "again", "none");
            assertThat(store.ask("write")).isEqualTo("none");
        }
    }

    private static void until(ChildJvm store, String word, String answer) throws IOException {
        long start = System.nanoTime();
        String last = store.ask(word);
        while (!last.equals(answer)) {
            assertThat(System.nanoTime() - start).as(last).isLessThan(TimeUnit.SECONDS.toNanos(20));
            last = store.ask(word);
        }
    }

    private static List<String> bound() {
        return Files.isWritable(Path.of("/")) ? BOUND : List.of();
    }

    private static int run(String... command) throws InterruptedException {
        try {
            List<String> all =
                    Stream.concat(bound().stream(), Stream.of(command)).toList();
            return new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 0;
        }
    }

    /** Folders after what is in them when it is taken away, before when it is given back. */
    private static void writable(Path folder, boolean writable) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(writable ? Comparator.naturalOrder() : Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : all) {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
            boolean changed = writable
                    ? modes.add(PosixFilePermission.OWNER_WRITE)
                    : modes.remove(PosixFilePermission.OWNER_WRITE);
            if (changed) {
                Files.setPosixFilePermissions(path, modes);
            }
        }
    }
}
