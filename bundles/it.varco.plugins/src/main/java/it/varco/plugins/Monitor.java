package it.varco.plugins;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A lock, and waiting under it for a change. */
final class Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    <T> T look(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a change and wakes everybody who sleeps. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets go of the lock, and looks again after each change, until something is so or no time is left. Call it inside
     * {@link #look}.
     *
     * @param left how many nanoseconds are left now
     */
    void await(BooleanSupplier so, LongSupplier left) {
        try {
            long nanos = left.getAsLong();
            while (nanos > 0 && !so.getAsBoolean()) {
                changed.awaitNanos(nanos);
                nanos = left.getAsLong();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many threads are inside {@link #await}; for tests. */
    int sleepers() {
        return look(() -> lock.getWaitQueueLength(changed));
    }
}
