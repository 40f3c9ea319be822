package it.varco.audit;

import it.varco.api.store.StoreException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that links what was recorded.
 *
 * <p>It sleeps until a record is announced. A record is seen only once its transaction is committed, and nobody tells
 * when that is, so after each announcement it looks again every 200 ms for ten seconds, twice as long as a statement
 * may take. What it does not see by then is linked after the next announcement, by a check, or at the next start.
 * Whatever goes wrong it tries again after 200 ms, and says so when it first goes wrong in this way.
 */
final class Chainer {

    private static final Logger LOG = LoggerFactory.getLogger(Chainer.class);
    private static final String NONE = "";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration COUNT = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Chain chain;
    private final Duration attentive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread = new Thread(this::work, "varco-audit-chain");
    private long counted = System.nanoTime(); // of the thread
    private boolean announced = true; // whatever an earlier run left behind
    private boolean stopping;

    Chainer(Chain chain) {
        this(chain, Duration.ofSeconds(10));
    }

    Chainer(Chain chain, Duration attentive) {
        this.chain = chain;
        this.attentive = attentive;
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, error) -> LOG.error("chain is not written any more, records wait for the next start", error));
    }

    void start() {
        thread.start();
    }

    /** Says that a record was made, or will be seen when the transaction of this thread is committed. */
    void announce() {
        lock.lock();
        try {
            announced = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Links what is waiting and ends the thread; gives up waiting for it after five seconds. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("chain still being written, the rest is linked at the next start");
        }
    }

    private void work() {
        checkHead();
        boolean stop = false;
        String trouble = NONE;
        long until = System.nanoTime();
        while (!stop) {
            if (takeAnnouncement()) {
                until = System.nanoTime() + attentive.toNanos();
            }
            trouble = linkAll(trouble);
            boolean attending = !trouble.equals(NONE) || System.nanoTime() - until < 0;
            stop = attending ? pause() : sleep();
        }
        linkAll(trouble);
    }

    private void checkHead() {
        try {
            if (!chain.headFits()) {
                LOG.error("chain does not end where its head says: run the check of the trail");
            }
        } catch (StoreException e) {
            LOG.warn("chain could not be checked at the start code={}", e.code());
        } catch (RuntimeException defect) {
            LOG.error("chain could not be checked at the start", defect);
        }
    }

    /** Returns the kind of trouble it met, {@link #NONE} if it worked; says so in the log when that changes. */
    private String linkAll(String before) {
        try {
            int linked;
            do {
                linked = chain.linkBatch();
            } while (linked > 0);
            if (!before.equals(NONE)) {
                LOG.info("chain is written again");
            }
            return NONE;
        } catch (RuntimeException e) {
            String trouble = e instanceof StoreException known
                    ? known.code()
                    : e.getClass().getName();
            if (!trouble.equals(before)) {
                LOG.error("chain cannot be written, records wait in the intake code={}", trouble, e);
            }
            countNowAndThen();
            return trouble;
        }
    }

    /** So that whoever measures sees what piles up; not at every try, because there may be much of it. */
    private void countNowAndThen() {
        if (System.nanoTime() - counted < COUNT.toNanos()) {
            return;
        }
        counted = System.nanoTime();
        try {
            chain.count();
        } catch (StoreException e) {
            LOG.debug("waiting records could not be counted code={}", e.code());
        }
    }

    private boolean takeAnnouncement() {
        lock.lock();
        try {
            boolean taken = announced;
            announced = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is time to look again: records of that while are linked together. Returns whether to stop. */
    private boolean pause() {
        lock.lock();
        try {
            long left = LOOK.toNanos();
            while (!stopping && left > 0) {
                left = woken.awaitNanos(left);
            }
            return stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an announcement. Returns whether to stop. */
    private boolean sleep() {
        lock.lock();
        try {
            while (!stopping && !announced) {
                woken.await();
            }
            return stopping;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
