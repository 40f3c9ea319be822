package it.varco.credential.hash;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where hashes are computed: one thread for each processor, a queue of fifty, and nothing beyond.
 *
 * <p>However many people sign in at once, hashing takes no more than this, and the rest of the gateway goes on. A
 * thread without work ends after five seconds and takes its memory with it.
 *
 * @source SEC-05
 */
public final class HashPool implements AutoCloseable {

    private static final int PLACES = 50;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;

    /**
     * A pool for one bundle.
     *
     * @param name how its threads are called, before their number
     */
    public HashPool(String name) {
        this(name, Runtime.getRuntime().availableProcessors(), PLACES, IDLE);
    }

    /**
     * A pool of another size, for tests.
     *
     * @param size threads
     * @param places how much work may wait
     * @param idle after which a thread without work ends
     */
    public HashPool(String name, int size, int places, Duration idle) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                size, size, idle.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(places), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does some work in its turn and waits for it.
     *
     * @return what it gave; empty if every place is taken or the pool is closed
     * @throws InterruptedException if the calling thread is interrupted; work that has not begun is dropped then
     */
    public <T> Optional<T> run(Callable<T> work) throws InterruptedException {
        Future<T> turn;
        try {
            turn = threads.submit(work);
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
        try {
            return Optional.of(turn.get());
        } catch (CancellationException closed) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hash: expected to be computed", e.getCause());
        } finally {
            if (turn.cancel(false)) {
                threads.remove((Runnable) turn);
            }
        }
    }

    /** Ends the threads; whoever waits for a turn gets none. */
    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            ((Future<?>) waiting).cancel(false);
        }
    }
}
