package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small disk of its own is filled below a running store and emptied again. */
@Timeout(120)
@Proves({"REL-01", "REL-03", "REL-05"})
class FullDiskTest {

    private static final String INSERT = "INSERT INTO plugin_record "
            + "(owner, record_key, version, expiry, key_number, content) VALUES ('full', ?, 1, 1, 1, ?)";
    private static final String KEYS = "SELECT record_key FROM plugin_record WHERE owner = 'full'";

    private final Path disk = Path.of("target", "disk-" + RandomId.next()).toAbsolutePath();
    private final Path folder = disk.resolve("varco");
    private final Path filling = disk.resolve("filling");
    private final Set<String> confirmed = new LinkedHashSet<>();

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(disk);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0,
                "skipped: no disk of its own can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        StoreOnCommand.restart(folder);
        run("umount", disk.toString());
        Files.deleteIfExists(disk);
    }

    /** With small records it is the log that finds no room, with large ones the table. */
    @ParameterizedTest
    @ValueSource(ints = {100, 30_000})
    void isRedWhileItIsFullAndLosesNothingThatWasConfirmed(int size) throws Exception {
        try (Database database = StoreOnCommand.store(folder).open()) {
            StoreHealth health = StoreOnCommand.health(database);
            insert(database, size);
            assertThat(health.examine(OnBothDatabases.NOW)).isEqualTo(Finding.well("store"));

            fill();
            Set<String> codes = insertUntilItFails(database, size);
            assertThat(health.examine(OnBothDatabases.NOW).condition()).isEqualTo(Condition.RED);

            Files.delete(filling);
            long start = System.nanoTime();
            while (health.examine(OnBothDatabases.NOW).condition() == Condition.RED) {
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
            }
            insert(database, size);
            assertThat(codes).containsOnly("store.unavailable");
            assertThat(database.list(KEYS, row -> row.text("record_key"))).containsAll(confirmed);
        }
    }

    @Test
    void isRedBeforeTheFirstWriteFails() throws Exception {
        try (Database database = StoreOnCommand.store(folder).open()) {
            fill();

            Finding finding = StoreOnCommand.health(database).examine(OnBothDatabases.NOW);

            assertThat(finding.condition()).isEqualTo(Condition.RED);
            assertThat(finding.why())
                    .hasToString("The store cannot be written: the disk of the database is full, or takes no writes.");
            Files.delete(filling);
            assertThat(StoreOnCommand.health(database).examine(OnBothDatabases.NOW))
                    .isEqualTo(Finding.well("store"));
        }
    }

    private void insert(Database database, int size) {
        String key = RandomId.next();
        database.update(INSERT, key, Bytes.of(new byte[size]));
        confirmed.add(key);
    }

    private Set<String> insertUntilItFails(Database database, int size) {
        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < 20_000 && codes.isEmpty(); i++) {
            try {
                insert(database, size);
            } catch (StoreException full) {
                codes.add(full.code());
            }
        }
        return codes;
    }

    private void fill() throws IOException {
        for (int size : List.of(1 << 20, 4096)) {
            fill(size);
        }
    }

    private void fill(int size) throws IOException {
        try (OutputStream out = Files.newOutputStream(filling, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[size]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 1;
        }
    }
}
