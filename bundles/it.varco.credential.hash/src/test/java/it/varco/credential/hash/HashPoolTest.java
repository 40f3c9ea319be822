package it.varco.credential.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashPoolTest {

    private final HashPool pool = new HashPool("hash-pool-test", 2, 3, Duration.ofMillis(50));
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        pool.close();
    }

    @Test
    void givesWhatTheWorkGave() throws InterruptedException {
        assertThat(pool.run(() -> 42)).hasValue(42);
    }

    @Test
    @Proves("SEC-05")
    void takesNoMoreThanItsThreadsAndPlaces() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Optional<Integer>>> turns = IntStream.range(0, 40)
                .mapToObj(i -> inAThread(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    gate.await();
                    return atOnce.decrementAndGet();
                }))
                .toList();
        await(() -> turns.stream().filter(CompletableFuture::isDone).count() == 35 && most.get() == 2);

        gate.countDown();

        assertThat(turns.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                .hasSize(5);
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    @Proves("SEC-05")
    void endsItsThreadsWhenThereIsNothingToDo() throws InterruptedException {
        Thread worker = pool.run(Thread::currentThread).orElseThrow();
        assertThat(worker.getName()).startsWith("hash-pool-test-");

        await(() -> !worker.isAlive());
        assertThat(pool.run(() -> 2)).hasValue(2);
    }

    @Test
    void dropsTheWorkOfWhoIsInterrupted() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Optional<Integer>> one = inAThread(this::passTheGate);
        CompletableFuture<Optional<Integer>> two = inAThread(this::passTheGate);
        await(() -> threads() == 2);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pool.run(done::incrementAndGet)).isInstanceOf(InterruptedException.class);

        gate.countDown();
        assertThat(one.join()).isPresent();
        assertThat(two.join()).isPresent();
        assertThat(pool.run(() -> 3)).hasValue(3);
        assertThat(done.get()).isZero();
    }

    @Test
    void letsNobodyWaitOnceItIsClosed() throws InterruptedException {
        CompletableFuture<Optional<Integer>> one = inAThread(this::passTheGate);
        CompletableFuture<Optional<Integer>> two = inAThread(this::passTheGate);
        await(() -> threads() == 2);
        CompletableFuture<Optional<Integer>> waiting = inAThread(() -> 3);

        await(() -> {
            pool.close();
            return waiting.isDone();
        });

        assertThat(waiting.join()).isEmpty();
        assertThat(pool.run(() -> 4)).isEmpty();
        await(() -> one.isDone() && two.isDone());
    }

    private int passTheGate() throws InterruptedException {
        gate.await();
        return 1;
    }

    private CompletableFuture<Optional<Integer>> inAThread(Callable<Integer> work) {
        CompletableFuture<Optional<Integer>> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(pool.run(work));
            } catch (InterruptedException | IllegalStateException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hash-pool-test-"))
                .count();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
