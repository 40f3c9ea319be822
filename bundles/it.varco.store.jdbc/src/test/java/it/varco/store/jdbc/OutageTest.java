package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

class OutageTest {

    private static final String ANY = "SELECT COUNT(*) AS n FROM person";

    private final String name = "outage-" + RandomId.next();

    @Test
    @Timeout(30)
    @Proves("REL-05")
    void answersWithinTwoSecondsWhenAllConnectionsAreInUse() throws Exception {
        try (Database database = Backend.DERBY
                .store(Backend.DERBY.empty(name), Backend.keys(1), 1)
                .open()) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(1);
            Thread holder = new Thread(() -> database.run(() -> {
                held.countDown();
                return waits(enough);
            }));
            holder.start();
            held.await();

            Failure failure = failure(database);
            enough.countDown();
            holder.join();

            assertThat(failure.code()).isEqualTo("store.busy");
            assertThat(failure.millis()).isBetween(1_900L, 3_500L);
            assertThat(works(database)).isTrue();
        }
    }

    @Test
    @Timeout(60)
    @Proves("REL-05")
    void saysUnavailableWhilePostgresqlIsAwayAndWorksWhenItIsBack() throws Exception {
        DataSource direct = Backend.POSTGRESQL.empty(name);
        URI server = URI.create(Backend.server().substring("jdbc:".length()));
        try (Gate gate = new Gate(server.getHost(), server.getPort());
                Database database = open(direct, server, gate.port())) {
            assertThat(works(database)).isTrue();

            gate.shut();
            List<Failure> failures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                failures.add(failure(database));
            }
            gate.reopen();
            long back = System.nanoTime();
            while (!works(database)) {
                assertThat(System.nanoTime() - back).isLessThan(TimeUnit.SECONDS.toNanos(5));
            }

            assertThat(failures).allSatisfy(failure -> {
                assertThat(failure.code()).isEqualTo("store.unavailable");
                assertThat(failure.millis()).isLessThan(3_500);
            });
        }
    }

    @Test
    @Timeout(60)
    @Proves("REL-05")
    void letsOneCallerAskAndTellsTheOthersAtOnceWhileTheDatabaseIsAway() throws Exception {
        DataSource direct = Backend.POSTGRESQL.empty(name);
        URI server = URI.create(Backend.server().substring("jdbc:".length()));
        try (Gate gate = new Gate(server.getHost(), server.getPort());
                Database database = open(direct, server, gate.port())) {
            gate.shut();
            while (failure(database).millis() < 1_000) {
                // until the pool has no connection left and waited for a new one
            }
            ExecutorService callers = Executors.newFixedThreadPool(50);

            List<Future<Failure>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(callers.submit(() -> failure(database)));
            }
            List<Failure> failures = new ArrayList<>();
            for (Future<Failure> call : calls) {
                failures.add(call.get());
            }
            callers.shutdown();

            assertThat(failures).extracting(Failure::code).containsOnly("store.unavailable");
            assertThat(failures).filteredOn(failure -> failure.millis() < 1_000).hasSizeGreaterThan(45);
        }
    }

    @Test
    @Timeout(30)
    void worksAgainAfterDerbyWasShutDown() throws Exception {
        try (Database database = Backend.DERBY
                .store(Backend.DERBY.empty(name), Backend.keys(1), 4)
                .open()) {
            shutDown();

            List<String> codes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                codes.add(failure(database).code());
            }

            assertThat(codes).containsOnly("none", "store.unavailable").endsWith("none");
        }
    }

    private static Database open(DataSource direct, URI server, int port) {
        PGSimpleDataSource straight = (PGSimpleDataSource) direct;
        String url = straight.getURL().replace(":" + server.getPort() + "/", ":" + port + "/");
        PGSimpleDataSource throughGate = (PGSimpleDataSource) Backend.source(url);
        throughGate.setUser(straight.getUser());
        throughGate.setPassword(straight.getPassword());
        return Backend.POSTGRESQL.store(throughGate, Backend.keys(1), 4).open();
    }

    private void shutDown() {
        try {
            EmbeddedDataSource source = (EmbeddedDataSource) Backend.DERBY.empty(name);
            source.setCreateDatabase("");
            source.setShutdownDatabase("shutdown");
            source.getConnection().close();
        } catch (SQLException down) {
            assertThat(down.getSQLState()).isEqualTo("08006");
        }
    }

    private static Failure failure(Database database) {
        long start = System.nanoTime();
        try {
            database.first(ANY, row -> row.number("n"));
            return new Failure("none", 0);
        } catch (StoreException failure) {
            return new Failure(failure.code(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    private static boolean works(Database database) {
        return failure(database).code().equals("none");
    }

    private static boolean waits(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
    }

    private record Failure(String code, long millis) {}
}
