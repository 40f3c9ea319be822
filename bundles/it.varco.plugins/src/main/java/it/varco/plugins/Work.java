package it.varco.plugins;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One piece of foreign code to be run once, or never.
 *
 * <p>What it throws is caught, and only its class and place are kept. An error that may have left the whole process in
 * disorder, such as an exhausted memory, is thrown again on the plugin's thread afterwards, which ends that thread
 * (SEC-85: all but fatal ones are caught).
 */
final class Work<R> extends FutureTask<R> {

    private enum Phase {
        WAITING,
        BEGUN,
        WITHDRAWN
    }

    private final AtomicReference<Phase> phase;
    private final Consumer<Work<R>> ended;
    private volatile String thrown = "";

    /** @param ended called once, when there is a result, a failure or a cancellation */
    Work(Callable<R> code, Consumer<Work<R>> ended) {
        this(code, ended, new AtomicReference<>(Phase.WAITING));
    }

    private Work(Callable<R> code, Consumer<Work<R>> ended, AtomicReference<Phase> phase) {
        super(() -> {
            if (!phase.compareAndSet(Phase.WAITING, Phase.BEGUN)) {
                throw new IllegalStateException("withdrawn before it began");
            }
            return code.call();
        });
        this.ended = ended;
        this.phase = phase;
    }

    /** Whether the code was not run and never will be. */
    boolean withdraw() {
        return phase.compareAndSet(Phase.WAITING, Phase.WITHDRAWN) || phase.get() == Phase.WITHDRAWN;
    }

    /** Class and place of what was thrown, without its message, which may hold what a person typed; may be empty. */
    String thrown() {
        return thrown;
    }

    @Override
    protected void setException(Throwable failure) {
        thrown = failure.getClass().getName() + place(failure);
        super.setException(new IllegalStateException(thrown)); // to ask the other one for its name would run its code
        if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** Asked on the plugin's own thread, because an exception is foreign code too. */
    private static String place(Throwable failure) {
        try {
            StackTraceElement @Nullable [] frames = failure.getStackTrace();
            return frames == null || frames.length == 0
                    ? ""
                    : " at " + frames[0].getClassName() + ':' + frames[0].getLineNumber();
        } catch (RuntimeException | Error e) {
            return "";
        }
    }

    @Override
    protected void done() {
        ended.accept(this);
    }
}
