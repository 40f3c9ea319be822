package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.spi.store.StoredSwitch;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TransactionsTest extends OnBothDatabases {

    private static final String VERSION = "SELECT version FROM plugin_switch WHERE kind = ? AND plugin_id = ?";

    private final String kind = RandomId.next();
    private JdbcSwitchRepository switches;

    @BeforeEach
    void make() {
        switches = new JdbcSwitchRepository(database);
    }

    @Test
    void keepsSeveralChangesAsOne() {
        String result = database.run(() -> {
            assertThat(database.active()).isTrue();
            put("a", "ON");
            put("b", "ON");
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(database.active()).isFalse();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keepsNothingWhereTheWorkThrows() {
        assertThatThrownBy(() -> database.run(() -> {
                    put("a", "ON");
                    throw new IllegalStateException("given up");
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("given up");

        assertThat(count()).isZero();
        assertThat(database.active()).isFalse();
    }

    @Test
    void keepsNothingWhereTheWorkEndsWithAnError() {
        assertThatThrownBy(() -> database.run(() -> {
                    put("a", "ON");
                    throw new NoClassDefFoundError("gone");
                }))
                .isInstanceOf(NoClassDefFoundError.class);

        assertThat(count()).isZero();
    }

    @Test
    void anInnerTransactionBecomesPartOfTheOuterOne() {
        assertThatThrownBy(() -> database.run(() -> {
                    database.run(() -> put("a", "ON"));
                    assertThat(database.active()).isTrue();
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(count()).isZero();
    }

    @Test
    void keepsNothingWhereAPartFailedAndSomebodyWentOn() {
        assertThatThrownBy(() -> database.run(() -> {
                    put("a", "ON");
                    try {
                        database.run(() -> {
                            put("b", "ON");
                            throw new IllegalArgumentException("part");
                        });
                    } catch (IllegalArgumentException swallowed) {
                        put("c", "ON");
                    }
                    return "looks fine";
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("part");

        assertThat(count()).isZero();
    }

    @Test
    @Timeout(20)
    void nobodyElseSeesWhatIsNotCommitted() throws Exception {
        CompletableFuture<Long> seen = database.run(() -> {
            put("a", "ON");
            CountDownLatch looks = new CountDownLatch(1);
            CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> {
                looks.countDown();
                return count();
            });
            await(looks);
            if (backend == Backend.POSTGRESQL) {
                assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(0L);
            } else {
                assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS))
                        .as("waits for the end of the transaction")
                        .isInstanceOf(TimeoutException.class);
            }
            return other;
        });

        assertThat(seen).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(backend == Backend.POSTGRESQL ? 0L : 1L);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void triesADeadlockAgain() throws Exception {
        put("a", "ON");
        put("b", "ON");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        CompletableFuture<Boolean> one =
                CompletableFuture.supplyAsync(() -> crosswise("a", "b", "ONE", runs, bothHoldOne));
        CompletableFuture<Boolean> two =
                CompletableFuture.supplyAsync(() -> crosswise("b", "a", "TWO", runs, bothHoldOne));

        assertThat(one.get()).isTrue();
        assertThat(two.get()).isTrue();
        assertThat(runs.get()).isGreaterThan(2);
        assertThat(database.list("SELECT state FROM plugin_switch WHERE kind = ?", row -> row.text("state"), kind))
                .hasSize(2)
                .containsAnyOf("ONE", "TWO")
                .doesNotContain("ON");
    }

    @Test
    @Timeout(20)
    void saysConflictWhenALockIsNotToBeHad() throws Exception {
        put("a", "ON");
        CompletableFuture<Long> waited = new CompletableFuture<>();

        database.run(() -> {
            put("a", "HELD");
            long start = System.nanoTime();
            Thread other = new Thread(() -> {
                try {
                    put("a", "OTHER");
                } catch (StoreException lost) {
                    waited.complete(lost.code().equals("store.conflict") ? System.nanoTime() - start : -1);
                }
            });
            other.start();
            waited.orTimeout(15, TimeUnit.SECONDS).join();
            return true;
        });

        assertThat(TimeUnit.NANOSECONDS.toMillis(waited.get())).isBetween(1_500L, 8_000L);
    }

    @Test
    @Timeout(60)
    void survivesThreadsThatAreInterrupted() throws Exception {
        for (int i = 0; i < 40; i++) {
            CountDownLatch busy = new CountDownLatch(1 + i % 3);
            FutureTask<String> work = new FutureTask<>(() -> putUntilInterrupted(busy));
            Thread worker = new Thread(work);
            worker.start();
            await(busy);
            long place = System.nanoTime() + i * 50_000L; // another one each time
            while (System.nanoTime() - place < 0) {
                Thread.onSpinWait();
            }
            worker.interrupt();

            assertThat(work.get(20, TimeUnit.SECONDS)).isIn("between two", "store.unavailable");
        }

        put("b", "ON");
        assertThat(count()).isEqualTo(2);
    }

    private String putUntilInterrupted(CountDownLatch each) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                put("a", "ON");
                each.countDown();
            }
            return "between two";
        } catch (StoreException interrupted) {
            return interrupted.code();
        }
    }

    private boolean crosswise(
            String first, String second, String state, AtomicInteger runs, CyclicBarrier bothHoldOne) {
        return database.run(() -> {
            boolean firstRun = runs.incrementAndGet() <= 2;
            put(first, state);
            if (firstRun) {
                meet(bothHoldOne);
            }
            put(second, state);
            return true;
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** As the next one after the last. */
    private boolean put(String id, String state) {
        long last =
                database.first(VERSION, row -> row.number("version"), kind, id).orElse(0L);
        return switches.put(new StoredSwitch(kind, id, last + 1, state, "test", NOW, "", "SERVICE_ACCOUNT"));
    }

    private long count() {
        return database.first("SELECT COUNT(*) AS n FROM plugin_switch WHERE kind = ?", row -> row.number("n"), kind)
                .orElseThrow();
    }
}
