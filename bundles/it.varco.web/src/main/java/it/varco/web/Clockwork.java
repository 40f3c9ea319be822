package it.varco.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that does things in time, and is there only while there is something to do. */
final class Clockwork implements Alarm {

    private static final int THREAD_LEAVES_AFTER_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread;

    /** @param name of the thread */
    Clockwork(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setKeepAliveTime(THREAD_LEAVES_AFTER_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** After {@link #close} nothing is set any more. */
    @Override
    public Runnable set(Duration after, Runnable ring) {
        try {
            return off(thread.schedule(ring, after.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    /** Does something again and again; {@code pause} lies between the end of one time and the next. */
    Runnable repeat(Duration pause, Runnable beat) {
        long nanos = pause.toNanos();
        return off(thread.scheduleWithFixedDelay(beat, nanos, nanos, TimeUnit.NANOSECONDS));
    }

    private static Runnable off(Future<?> task) {
        return () -> task.cancel(false);
    }

    /** Does nothing more; what is being done is interrupted. */
    void close() {
        thread.shutdownNow();
    }
}
