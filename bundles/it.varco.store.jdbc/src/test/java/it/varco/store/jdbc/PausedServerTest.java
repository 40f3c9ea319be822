package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server of its own that stands still, as one behind a network that loses everything, and one that dies.
 *
 * <p>The system property {@code varco.outage} says for how long, as an ISO 8601 duration; 3 seconds by default.
 */
@Timeout(900)
@Proves("REL-05")
class PausedServerTest {

    private static final Duration AWAY = Duration.parse(System.getProperty("varco.outage", "PT3S"));
    private static final int CALLERS = 20;
    private static final int CONNECTIONS = 4;
    private static final Duration BACK = Duration.ofSeconds(5);

    /** What a caller notices of two seconds, on a machine that does other things too. */
    private static final long SOON_MILLIS = 3_500;

    /** The same of six: what somebody waits who asks at the very moment, and has a connection. */
    private static final long STATEMENT_MILLIS = 7_500;

    @TempDir
    private Path data;

    private final SortedMap<Integer, byte[]> keys = Backend.keys(1);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private EmbeddedPostgres server;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty(Backend.SERVER, "").isEmpty(), "the named server is not ours to stop");
        server = server(0);
        database = Backend.POSTGRESQL
                .store(Backend.source(server.getJdbcUrl("postgres", "postgres")), keys, CONNECTIONS)
                .open();
    }

    @AfterEach
    void stop() throws IOException {
        callers.shutdownNow();
        database.close();
        server.close();
    }

    @Test
    void tellsEverybodySoonWhileItStandsStillAndWorksAgainAtOnce() throws Exception {
        write();
        List<ProcessHandle> processes = processes();
        signal("STOP", processes);
        try {
            standsStill();
        } finally {
            signal("CONT", processes);
        }
        worksSoon();
    }

    @Test
    void tellsEverybodySoonWhileItIsDeadAndWorksAgainAfterItsRepair() throws Exception {
        write();
        int port = server.getPort();
        signal("KILL", processes());

        for (int i = 0; i < 3; i++) {
            assertThat(all()).allSatisfy(call -> {
                assertThat(call.outcome()).isEqualTo("store.unavailable");
                assertThat(call.millis()).isLessThan(SOON_MILLIS);
            });
        }
        server.close(); // gives up the lock on the folder; the data stays
        server = server(port);
        worksSoon();
        assertThat(database.first("SELECT COUNT(*) AS n FROM milestone", row -> row.number("n")))
                .hasValueSatisfying(kept -> assertThat(kept).isGreaterThanOrEqualTo(2));
    }

    private void standsStill() throws Exception {
        long paused = System.nanoTime();
        List<Call> first = all();
        assertThat(first).allSatisfy(call -> {
            assertThat(call.outcome()).isIn("store.unavailable", "store.busy");
            assertThat(call.millis()).isLessThan(STATEMENT_MILLIS);
        });
        assertThat(first).filteredOn(call -> call.millis() > SOON_MILLIS).hasSizeLessThanOrEqualTo(CONNECTIONS);
        while (System.nanoTime() - paused < AWAY.toNanos()) {
            assertThat(all()).allSatisfy(call -> {
                assertThat(call.outcome()).isIn("store.unavailable", "store.busy");
                assertThat(call.millis()).isLessThan(SOON_MILLIS);
            });
        }
    }

    private void worksSoon() {
        long back = System.nanoTime();
        while (!call().outcome().equals("done")) {
            assertThat(System.nanoTime() - back).isLessThan(BACK.toNanos());
        }
    }

    /** Many callers at once, more than there are connections; nobody is left waiting when it returns. */
    private List<Call> all() throws Exception {
        List<Future<Call>> under = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            under.add(callers.submit(this::call));
        }
        List<Call> over = new ArrayList<>();
        for (Future<Call> each : under) {
            over.add(each.get());
        }
        return over;
    }

    private Call call() {
        long start = System.nanoTime();
        String outcome = "done";
        try {
            write();
        } catch (StoreException failure) {
            outcome = failure.code();
        }
        return new Call(outcome, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private void write() {
        database.update("INSERT INTO milestone (name, reached) VALUES (?, ?)", RandomId.next(), OnBothDatabases.NOW);
    }

    private EmbeddedPostgres server(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        try {
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException | IllegalStateException impossible) {
            Assumptions.abort("PostgreSQL does not start here: " + impossible);
            throw impossible;
        }
    }

    /** The server and all that work for it. */
    private List<ProcessHandle> processes() throws IOException {
        String first = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(first.strip())).stream()
                .flatMap(master -> Stream.concat(Stream.of(master), master.descendants()))
                .toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }

    private record Call(String outcome, long millis) {}
}
