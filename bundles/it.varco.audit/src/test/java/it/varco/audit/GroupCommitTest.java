package it.varco.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final MemoryStore store = new MemoryStore();
    private final GroupCommit<Integer> group = new GroupCommit<>(store, number -> store.append(Events.entry(number)));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore gate = new Semaphore(0);
    private volatile Runnable outcome = () -> {};

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void commitsAtOnceWhenAlone() {
        group.commit(1);

        assertThat(store.waiting()).isEqualTo(1);
        assertThat(store.commits).hasValue(1);
    }

    @Test
    void sharesOneTransactionAmongThoseWhoCameMeanwhile() throws Exception {
        List<Future<?>> callers = callersBehindOneCommit(20);
        gate.release(2);
        for (Future<?> caller : callers) {
            caller.get();
        }

        assertThat(store.waiting()).isEqualTo(21);
        assertThat(store.commits).hasValue(2);
    }

    @Test
    @Proves("SEC-60")
    void returnsToNobodyBeforeTheCommit() throws Exception {
        List<Future<?>> callers = callersBehindOneCommit(5);
        gate.release(1);
        callers.get(0).get();

        assertThat(callers.subList(1, 6)).noneMatch(Future::isDone);
        gate.release(1);
        for (Future<?> caller : callers) {
            caller.get();
        }
    }

    @Test
    void tellsEverybodyInABatchThatItFailed() throws Exception {
        List<Future<?>> callers = callersBehindOneCommit(5);
        gate.release(1);
        callers.get(0).get();
        outcome = () -> {
            throw MemoryStore.unavailable();
        };
        gate.release(1);

        for (Future<?> caller : callers.subList(1, 6)) {
            assertThatThrownBy(caller::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo("store.unavailable"));
        }
        assertThat(store.waiting()).isEqualTo(1);
    }

    @Test
    void leavesNobodyWaitingWhenTheLeaderDiesOfAnError() throws Exception {
        List<Future<?>> callers = callersBehindOneCommit(5);
        gate.release(1);
        callers.get(0).get();
        outcome = () -> {
            throw new OutOfMemoryError("in a test");
        };
        gate.release(1);

        for (Future<?> caller : callers.subList(1, 6)) {
            assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
        store.beforeCommit = () -> {};
        group.commit(9);
        assertThat(store.waiting()).isEqualTo(2);
    }

    @Test
    void writesEachItemOnceThoughWorkRunsTwice() {
        store.twice = true;

        group.commit(1);

        assertThat(store.waiting()).isEqualTo(1);
    }

    @Test
    void losesAndDoublesNothingThoughCommitsFail() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        store.beforeCommit = () -> {
            if (turn.incrementAndGet() % 3 == 0) {
                throw MemoryStore.unavailable();
            }
        };
        List<String> confirmed = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            int first = caller * 20;
            callers.add(threads.submit(() -> {
                start.await();
                for (int number = first; number < first + 20; number++) {
                    tryToCommit(number, confirmed);
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> caller : callers) {
            caller.get();
        }

        List<String> kept = store.intake(Integer.MAX_VALUE).stream()
                .map(taken ->
                        EventFormat.event(taken.entry(), store::find).details().get("number"))
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(confirmed).hasSizeLessThan(1000);
    }

    private void tryToCommit(int number, List<String> confirmed) {
        try {
            group.commit(number);
            confirmed.add(Integer.toString(number));
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo("store.unavailable");
        }
    }

    /** One caller inside its commit, which waits for the gate; the others joined behind it. The first one is at 0. */
    private List<Future<?>> callersBehindOneCommit(int others) {
        CompletableFuture<Void> committing = new CompletableFuture<>();
        store.beforeCommit = () -> {
            committing.complete(null);
            gate.acquireUninterruptibly();
            outcome.run();
        };
        List<Future<?>> callers = new ArrayList<>();
        callers.add(threads.submit(() -> group.commit(0)));
        committing.join();
        for (int i = 1; i <= others; i++) {
            int number = i;
            callers.add(threads.submit(() -> group.commit(number)));
        }
        Events.eventually(() -> group.waiting() == others);
        return callers;
    }
}
