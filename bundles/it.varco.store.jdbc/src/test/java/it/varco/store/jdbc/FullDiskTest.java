package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.StoredMessage;
import it.varco.spi.store.TakenEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small disk of its own is filled below a running store and emptied again. */
@Timeout(120)
@Proves({"REL-01", "REL-03", "REL-04"})
class FullDiskTest {

    private static final String INSERT = "INSERT INTO plugin_record "
            + "(owner, record_key, version, expiry, key_number, content) VALUES ('full', ?, 1, 1, 1, ?)";
    private static final String KEYS = "SELECT record_key FROM plugin_record WHERE owner = 'full'";

    private static final String DELETE = "DELETE FROM plugin_record WHERE owner = 'full'";
    private static final long RESERVE = 8 << 20;
    private static final AuditEntry ENTRY =
            new AuditEntry(OnBothDatabases.NOW, "", "", "audit.read", "DONE", "", Bytes.EMPTY);

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
            until(() -> health.examine(OnBothDatabases.NOW).condition() == Condition.GREEN);
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

    /** Whoever acts is told so; what must be recorded of those who read, and what ends, still is. */
    @Test
    void keepsTheLastOfItForTheTrail() throws Exception {
        try (Database database = StoreOnCommand.store(folder, RESERVE).open()) {
            JdbcAuditRepository trail = new JdbcAuditRepository(database);
            StoreHealth health = StoreOnCommand.health(database);
            insert(database, 100);
            leave(RESERVE - 1);

            until(() -> insertUntilItFails(database, 100).equals(Set.of("store.unavailable")));
            assertThat(disk.toFile().getUsableSpace()).isGreaterThan(RESERVE / 2);
            assertThat(health.examine(OnBothDatabases.NOW).why())
                    .hasToString("The store cannot be written: the disk of the database has less than 8 MB left, "
                            + "which are kept for the trail: make room.");
            trail.append(ENTRY);
            TakenEntry taken = trail.intake(1).get(0);
            ChainLink link = new ChainLink(1, taken.entry(), Bytes.of(new byte[32]));
            assertThat(trail.link("node-1", List.of(link), List.of(taken.number()), 0))
                    .isTrue();
            assertThat(new JdbcPersonRepository(database).idOf(People.next())).isNotEmpty();
            assertThat(database.list(KEYS, row -> row.text("record_key"))).containsAll(confirmed);
            assertThat(database.update(DELETE)).isPositive();

            Files.delete(filling);
            until(() -> health.examine(OnBothDatabases.NOW).condition() == Condition.GREEN);
            insert(database, 100);
        }
    }

    /** What was handed over would be handed over again otherwise; nothing else is begun, and an officer waits. */
    @Test
    void keepsTheLastOfItForWhatBecameOfMessagesThatAreOnTheirWay() throws Exception {
        try (Database database = StoreOnCommand.store(folder, RESERVE).open()) {
            JdbcOutboxRepository outbox = new JdbcOutboxRepository(database);
            StoredMessage first = message("first");
            StoredMessage second = message("second");
            StoredMessage failed = Messages.in(message("failed"), "UNDELIVERED");
            List.of(first, second, failed).forEach(outbox::add);
            assertThat(lease(outbox, 1)).containsExactly(first);
            insert(database, 100);
            leave(RESERVE - 1);
            until(() -> insertUntilItFails(database, 100).equals(Set.of("store.unavailable")));

            refused(() -> lease(outbox, 1));
            refused(() -> outbox.add(message("third")));
            refused(() -> outbox.settle(Messages.in(failed, "WAITING"), failed, OnBothDatabases.NOW));
            assertThat(outbox.settle(Messages.in(first, "SENT"), "t", OnBothDatabases.NOW))
                    .isTrue();
            outbox.sweep(Instant.EPOCH, Set.of("SENT"));
            assertThat(outbox.find(first.id())).contains(Messages.withBody(Messages.in(first, "SENT"), Bytes.EMPTY));

            Files.delete(filling);
            until(() -> insertUntilItFails(database, 100, 1).isEmpty());
            assertThat(lease(outbox, 2)).containsExactly(second);
        }
    }

    private static StoredMessage message(String queue) {
        return Messages.waiting(RandomId.next(), queue, "", "EMAIL", OnBothDatabases.NOW);
    }

    private static List<StoredMessage> lease(JdbcOutboxRepository outbox, int limit) {
        return outbox.lease(Set.of("EMAIL"), "t", OnBothDatabases.NOW, Duration.ofMinutes(1), limit);
    }

    private static void refused(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        failed -> assertThat(failed.code()).isEqualTo("store.unavailable"));
    }

    private static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        }
    }

    private void insert(Database database, int size) {
        String key = RandomId.next();
        database.update(INSERT, key, Bytes.of(new byte[size]));
        confirmed.add(key);
    }

    private Set<String> insertUntilItFails(Database database, int size) {
        return insertUntilItFails(database, size, 20_000);
    }

    private Set<String> insertUntilItFails(Database database, int size, int most) {
        Set<String> codes = new TreeSet<>();
        for (int i = 0; i < most && codes.isEmpty(); i++) {
            try {
                insert(database, size);
            } catch (StoreException full) {
                codes.add(full.code());
            }
        }
        return codes;
    }

    /** Leaves so many bytes free. */
    private void leave(long bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(filling)) {
            for (long left = disk.toFile().getUsableSpace() - bytes; left > 0; left -= 1 << 16) {
                out.write(new byte[1 << 16]);
            }
        }
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
