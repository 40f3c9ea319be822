package it.varco.tck.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue whose thread is interrupted, as Varco does with a call that it does not await any more.
 *
 * <p>Each method fails with the rule if the call goes on, hides the interruption, or if the dialogue says so itself.
 * What the plugin throws is no breach here, because nobody awaits the answer any more; a contract says it with
 * {@link ContractRule#broken(String, Throwable)}. Whatever else is thrown is a fault of the test, and thrown on.
 */
public final class Interruption {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** How many looks in a row find a thread in native code that waits there, as one does that reads from a socket. */
    private static final int STILL = 5;

    private final ContractRule rule;
    private final Thread thread;
    private @Nullable AssertionError failure;
    private @Nullable RuntimeException fault;
    private boolean interrupted;
    private boolean forgotten;

    private Interruption(ContractRule rule, boolean atOnce, Runnable dialogue) {
        this.rule = rule;
        thread = new Thread(() -> run(atOnce, dialogue), "contract-" + rule.number());
        thread.setDaemon(true);
    }

    /** Interrupts the thread before the dialogue begins, which has ten seconds. */
    public static void before(ContractRule rule, Runnable dialogue) {
        Interruption begun = new Interruption(rule, true, dialogue);
        begun.thread.start();
        begun.check(LIMIT);
    }

    /** Interrupts the thread once it waits for something; it has two seconds from then on. */
    public static void during(ContractRule rule, Runnable dialogue) {
        Interruption waiting = new Interruption(rule, false, dialogue);
        waiting.thread.start();
        waiting.awaitThatItWaits();
        waiting.interrupt();
        waiting.check(Duration.ofSeconds(2));
    }

    private void run(boolean atOnce, Runnable dialogue) {
        if (atOnce) {
            interrupt();
        }
        try {
            dialogue.run();
            synchronized (this) {
                forgotten = interrupted && !Thread.currentThread().isInterrupted();
            }
        } catch (AssertionError e) {
            synchronized (this) {
                failure = e;
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                fault = e;
            }
        }
    }

    private synchronized void interrupt() {
        interrupted = true;
        thread.interrupt();
    }

    private void awaitThatItWaits() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        int looks = 0;
        while (thread.isAlive() && thread.getState() == Thread.State.RUNNABLE && looks < STILL) {
            if (System.nanoTime() > deadline) {
                throw rule.broken("with a dependency that hangs the call keeps a processor busy for ten seconds");
            }
            join(Duration.ofMillis(10));
            StackTraceElement[] stack = thread.getStackTrace();
            looks = stack.length > 0 && stack[0].isNativeMethod() ? looks + 1 : 0;
        }
    }

    private void join(Duration longest) {
        try {
            thread.join(longest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("test: expected not to be interrupted", e);
        }
    }

    private void check(Duration limit) {
        join(limit);
        if (thread.isAlive()) {
            throw rule.broken("the call goes on " + limit.toSeconds() + " seconds after its thread was interrupted");
        }
        judge();
    }

    private synchronized void judge() {
        if (fault != null) {
            throw fault;
        }
        if (failure != null && !(failure.getCause() instanceof RuntimeException)) {
            throw failure;
        }
        if (forgotten) {
            throw rule.broken("after an interrupted call the thread does not know any more that it was interrupted");
        }
    }
}
