package it.varco.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * What is still on its way of a request that was refused already: read and forgotten for a few seconds, without holding
 * a thread. A connection closed over bytes that nobody read is reset, and then a browser shows its own words in place
 * of our answer.
 *
 * @source RFC 9112, section 9.6
 */
final class Remainder implements Callback {

    private static final long SECONDS = 5;

    private final Request request;
    private final Callback then;
    private final AtomicBoolean over = new AtomicBoolean();
    private Scheduler.@Nullable Task end;

    /** @param then completed after the remainder; this itself when the answer has left */
    Remainder(Request request, Callback then) {
        this.request = request;
        this.then = then;
    }

    @Override
    public void succeeded() {
        end = request.getComponents().getScheduler().schedule(this::stop, SECONDS, TimeUnit.SECONDS);
        forget();
    }

    @Override
    public void failed(Throwable cause) {
        then.failed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private void forget() {
        if (over.get()) {
            return;
        }
        Content.Chunk chunk = request.read();
        if (chunk != null) {
            chunk.release();
            if (chunk.isLast()) {
                stop();
                return;
            }
        }
        request.demand(Invocable.from(InvocationType.NON_BLOCKING, this::forget));
    }

    private void stop() {
        if (over.compareAndSet(false, true)) {
            Scheduler.Task task = end;
            if (task != null) {
                task.cancel();
            }
            then.succeeded();
        }
    }
}
