package it.varco.plugins;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one plugin, and the door through which its code is called.
 *
 * <p>At most eight calls run and fifty wait; a plugin that hangs costs its own places and no others. Threads are made
 * when they are needed and end after ten seconds without work.
 *
 * @source SEC-12, SEC-85, D-32
 */
final class Guard {

    static final int THREADS = 8;
    static final int QUEUE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Origin origin;
    private final ThreadPoolExecutor pool;
    private final FailureLog log;
    private final Set<Work<?>> inside = ConcurrentHashMap.newKeySet();

    Guard(Origin origin) {
        this(origin, IDLE);
    }

    /** @param idle how long a thread lives without work */
    Guard(Origin origin, Duration idle) {
        this.origin = origin;
        log = new FailureLog(origin.owner());
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                idle.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                code -> thread(code, number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable code, int number) {
        // inherits no thread locals: they belong to whoever happens to be calling
        Thread thread = new Thread(null, code, "varco-plugin-" + origin.owner() + '-' + number, 0, false);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, fatal) -> LOG.error(
                "fatal error in a plugin owner={} thrown={}",
                origin.owner(),
                fatal.getClass().getName()));
        return thread;
    }

    /**
     * Calls the plugin and waits for its answer.
     *
     * @param limit counts from now, the place in the queue included
     * @return empty if the plugin left before the call began: nothing was run
     */
    <R> Optional<Call<R>> call(Supplier<R> code, Duration limit) {
        Work<R> work = new Work<>(() -> entered(code), inside::remove);
        if (!submit(work)) {
            return pool.isShutdown() ? Optional.empty() : failed(CallFailure.BUSY, "");
        }
        try {
            R result = work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (pool.isShutdown()) {
                return failed(CallFailure.FAULT, "left during the call"); // SEC-11: it accepts nothing any more
            }
            return result == null ? failed(CallFailure.FAULT, "null") : answered(result);
        } catch (ExecutionException e) {
            return failed(CallFailure.FAULT, work.thrown());
        } catch (TimeoutException e) {
            end(work);
            return failed(CallFailure.TIMEOUT, "");
        } catch (CancellationException e) {
            return work.withdraw() ? Optional.empty() : failed(CallFailure.FAULT, "left during the call");
        } catch (InterruptedException e) {
            end(work);
            Thread.currentThread().interrupt();
            return failed(CallFailure.FAULT, "the caller was interrupted");
        }
    }

    /** Runs code without waiting for it. Returns whether there was a place for it. */
    <R> boolean start(Supplier<R> code, Consumer<Work<R>> ended) {
        return submit(new Work<>(() -> entered(code), work -> {
            inside.remove(work);
            ended.accept(work);
        }));
    }

    private boolean submit(Work<?> work) {
        inside.add(work);
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            inside.remove(work);
            return false;
        }
    }

    private void end(Work<?> work) {
        work.cancel(true);
        pool.remove(work); // or it would keep its place in the queue
    }

    private <R> R entered(Supplier<R> code) {
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(origin.loader());
        try {
            return code.get();
        } finally {
            thread.setContextClassLoader(null);
        }
    }

    private <R> Optional<Call<R>> answered(R result) {
        return Optional.of(new Call.Answered<>(origin.owner(), result));
    }

    private <R> Optional<Call<R>> failed(CallFailure why, String what) {
        log.failed(why, what);
        return Optional.of(new Call.Failed<>(why));
    }

    /** How many threads there are; for tests. */
    int threads() {
        return pool.getPoolSize();
    }

    /** How many calls wait for a thread; for tests. */
    int waiting() {
        return pool.getQueue().size();
    }

    /** Lets nothing in any more and sends everybody away who is inside; waits for nobody. */
    void close() {
        pool.shutdownNow();
        inside.forEach(work -> work.cancel(true));
    }
}
