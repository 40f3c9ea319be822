package it.varco.plugins;

import it.varco.api.plugin.Call;
import it.varco.api.plugin.CallFailure;
import it.varco.plugins.Breaker.Admission;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
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
 * <p>At most eight calls run and fifty wait; a plugin that hangs costs its own places and no others. One that fails
 * half of the time is left alone for a while. Threads are made when they are needed and end after ten seconds without
 * work.
 *
 * @source SEC-12, SEC-85, D-32
 */
final class Guard {

    static final int THREADS = 8;
    static final int QUEUE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration IDLE = Duration.ofSeconds(10);

    @SuppressWarnings("removal") // as long as threads inherit one
    private static final AccessControlContext NOBODY = new AccessControlContext(new ProtectionDomain[0]);

    private final Origin origin;
    private final Crashes crashes;
    private final Breaker breaker = new Breaker();
    private final ThreadPoolExecutor pool;
    private final FailureLog log;
    private final Set<Work<?>> inside = ConcurrentHashMap.newKeySet();

    Guard(Origin origin, Crashes crashes) {
        this(origin, crashes, IDLE);
    }

    /** @param idle how long a thread lives without work */
    Guard(Origin origin, Crashes crashes, Duration idle) {
        this.origin = origin;
        this.crashes = crashes;
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
        Thread thread = thread(code, "varco-plugin-" + origin.owner() + '-' + number);
        thread.setUncaughtExceptionHandler((dead, fatal) -> {
            LOG.error(
                    "fatal error in a plugin owner={} thrown={}",
                    origin.owner(),
                    fatal.getClass().getName());
            crashes.crashed(origin);
        });
        return thread;
    }

    /** A thread that knows nothing of whoever happens to be calling: no thread locals, no subject, no class loader. */
    @SuppressWarnings("removal") // as long as threads inherit one
    static Thread thread(Runnable code, String name) {
        Thread thread = AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> new Thread(null, code, name, 0, false), NOBODY);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Calls the plugin and waits for its answer.
     *
     * @param limit counts from now, the place in the queue included
     * @return empty if the plugin left before the call began: nothing was run
     */
    <R> Optional<Call<R>> call(Supplier<R> code, Duration limit) {
        Admission admission = breaker.admit();
        if (admission == Admission.REFUSED) {
            return pool.isShutdown() ? Optional.empty() : failed(CallFailure.SUSPENDED, "");
        }
        Work<R> work = new Work<>(() -> entered(code), inside::remove);
        if (!submit(work)) {
            breaker.spared(admission);
            return pool.isShutdown() ? Optional.empty() : failed(CallFailure.BUSY, "");
        }
        return answer(work, limit, admission);
    }

    private <R> Optional<Call<R>> answer(Work<R> work, Duration limit, Admission admission) {
        try {
            R result = work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            if (pool.isShutdown()) {
                return failed(CallFailure.FAULT, "left during the call"); // SEC-11: it accepts nothing any more
            }
            return result == null ? broken(admission, CallFailure.FAULT, "null") : answered(admission, result);
        } catch (ExecutionException e) {
            return broken(admission, CallFailure.FAULT, work.thrown());
        } catch (TimeoutException e) {
            end(work);
            return broken(admission, CallFailure.TIMEOUT, "");
        } catch (CancellationException e) {
            return work.withdraw() ? Optional.empty() : failed(CallFailure.FAULT, "left during the call");
        } catch (InterruptedException e) {
            end(work);
            breaker.spared(admission);
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

    private <R> Optional<Call<R>> answered(Admission admission, R result) {
        breaker.succeeded(admission);
        if (admission == Admission.TRIAL) {
            LOG.info("plugin is called again owner={}", origin.owner());
        }
        return Optional.of(new Call.Answered<>(origin.owner(), result));
    }

    /** The call came to nothing, and that was the doing of the plugin. */
    private <R> Optional<Call<R>> broken(Admission admission, CallFailure why, String what) {
        if (breaker.failed(admission)) {
            LOG.warn("plugin is not called for a while, it fails too often owner={}", origin.owner());
            crashes.crashed(origin);
        }
        return failed(why, what);
    }

    private <R> Optional<Call<R>> failed(CallFailure why, String what) {
        log.failed(why, what);
        return Optional.of(new Call.Failed<>(why));
    }

    /** Whether nobody is let in for a while, because too many calls failed. */
    boolean suspended() {
        return breaker.open();
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
