package it.varco.tck.credential;

import it.varco.spi.credential.LoginStep;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A login whose thread is interrupted, as Varco does with a call that it does not await any more (CP-11). */
final class Interruption {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CredentialRule rule;
    private @Nullable LoginStep answer;
    private @Nullable Throwable thrown;
    private final Thread thread;
    private boolean interrupted;
    private boolean forgotten;

    private Interruption(CredentialRule rule, boolean atOnce, Supplier<Walk> login) {
        this.rule = rule;
        thread = new Thread(() -> run(atOnce, login), "contract-" + rule.number());
        thread.setDaemon(true);
    }

    /** Interrupts the thread before the login begins. */
    static void before(CredentialRule rule, Supplier<Walk> login) {
        Interruption begun = new Interruption(rule, true, login);
        begun.thread.start();
        begun.check(LIMIT);
    }

    /** Interrupts the thread once it waits for something. */
    static void during(CredentialRule rule, Supplier<Walk> login) {
        Interruption waiting = new Interruption(rule, false, login);
        waiting.thread.start();
        waiting.awaitThatItWaits();
        waiting.interrupt();
        waiting.check(Duration.ofSeconds(2));
    }

    private void run(boolean atOnce, Supplier<Walk> login) {
        if (atOnce) {
            interrupt();
        }
        try {
            LoginStep last = login.get().last();
            synchronized (this) {
                answer = last;
                forgotten = interrupted && !Thread.currentThread().isInterrupted();
            }
        } catch (AssertionError | RuntimeException e) {
            synchronized (this) {
                thrown = e;
            }
        }
    }

    private synchronized void interrupt() {
        interrupted = true;
        thread.interrupt();
    }

    private void awaitThatItWaits() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (thread.isAlive() && thread.getState() == Thread.State.RUNNABLE) {
            if (System.nanoTime() > deadline) {
                throw rule.broken("with a dependency that hangs the call keeps a processor busy for ten seconds");
            }
            Thread.onSpinWait();
        }
    }

    private void check(Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("test: expected not to be interrupted", e);
        }
        if (thread.isAlive()) {
            throw rule.broken("the call goes on " + limit.toSeconds() + " seconds after its thread was interrupted");
        }
        judge();
    }

    private synchronized void judge() {
        // what the provider threw is no breach here: nobody awaits the answer any more
        if (thrown instanceof AssertionError failure && !(failure.getCause() instanceof RuntimeException)) {
            throw failure;
        }
        if (answer instanceof LoginStep.Refused refused) {
            throw rule.broken("an interrupted call ends in " + Descriptors.name(refused));
        }
        if (forgotten) {
            throw rule.broken("after an interrupted call the thread does not know any more that it was interrupted");
        }
    }
}
