package it.varco.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the body of one request before a servlet gets it, so that a slow sender holds no thread (SEC-42) and a body
 * that is too long is refused before anybody has acted on its beginning.
 *
 * <p>A body is at most {@link Limits#bodySize()} long, and a few may be as long as {@link LongBodies} says, which
 * bounds what is held in memory here.
 */
final class WholeBody {

    private static final long GRACE_SECONDS = 5;

    private final Limits limits;
    private final LongBodies bodies;
    private final int longest;
    private final Request.Handler next;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean isLong = new AtomicBoolean();
    private final long start = System.nanoTime();
    private final AtomicLong received = new AtomicLong();
    private volatile Scheduler.@Nullable Task nextLook;

    WholeBody(
            Limits limits,
            LongBodies bodies,
            Request.Handler next,
            Request request,
            Response response,
            Callback callback) {
        this.limits = limits;
        this.bodies = bodies;
        this.longest = bodies.longest(request, limits);
        this.next = next;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Goes on at once with what has arrived already, else later, when all has; always answers the request. */
    boolean read() throws Exception {
        Content.Chunk first = request.read();
        if (first != null && first.isLast() && !first.hasRemaining() && !Content.Chunk.isFailure(first)) {
            return next.handle(request, response, callback);
        }
        if (take(first)) {
            return next.handle(whole(), response, callback);
        }
        return true;
    }

    /** Takes {@code chunk} and all that follows it without waiting; true if the body is whole now. */
    private boolean take(Content.@Nullable Chunk chunk) {
        Content.Chunk current = chunk;
        while (current != null) {
            if (Content.Chunk.isFailure(current)) {
                refuse(current.getFailure());
                return false;
            }
            byte[] bytes = BufferUtil.toArray(current.getByteBuffer());
            boolean last = current.isLast();
            current.release();
            int status = refusal(received.addAndGet(bytes.length));
            if (status != 0) {
                refuse(new HttpException.RuntimeException(status));
                return false;
            }
            body.writeBytes(bytes);
            if (last) {
                return isAcceptable() && settle();
            }
            current = request.read();
        }
        wait(request);
        return false;
    }

    /** Why so much is not taken; 0 if it is. */
    private int refusal(long length) {
        if (length > longest) {
            return HttpStatus.PAYLOAD_TOO_LARGE_413;
        }
        if (length > limits.bodySize() && !isLong.get()) {
            if (!bodies.take()) {
                return HttpStatus.SERVICE_UNAVAILABLE_503;
            }
            isLong.set(true);
        }
        return 0;
    }

    /** A form of too many fields is refused here, where the answer can still be 400. */
    private boolean isAcceptable() {
        if (FormRule.allowsBody(request, body, limits)) {
            return true;
        }
        refuse(new BadMessageException("more fields or parts than allowed"));
        return false;
    }

    private void wait(Request from) {
        if (nextLook == null) {
            lookAfter(GRACE_SECONDS);
        }
        from.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::arrived));
    }

    private void arrived() {
        if (!settled.get() && take(request.read())) {
            // what follows may block, and this callback must not
            request.getContext().execute(this::goOn);
        }
    }

    @SuppressWarnings(
            "checkstyle:IllegalCatch") // whatever a servlet throws becomes the answer, as Jetty itself does it
    private void goOn() {
        Request whole = whole();
        try {
            if (!next.handle(whole, response, callback)) {
                Response.writeError(whole, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable e) {
            Response.writeError(whole, response, callback, e);
        }
    }

    private Request whole() {
        return new Received(request, new ByteBufferContentSource(ByteBuffer.wrap(body.toByteArray())));
    }

    private void lookAfter(long seconds) {
        nextLook = request.getComponents().getScheduler().schedule(this::lookAtRate, seconds, TimeUnit.SECONDS);
    }

    private void lookAtRate() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (received.get() < seconds * limits.bodyRate()) {
            refuse(new TimeoutException("body slower than " + limits.bodyRate() + " bytes per second"));
        } else if (isLong.get() && seconds >= LongBodies.SECONDS) {
            refuse(new TimeoutException("long body not whole within " + LongBodies.SECONDS + " seconds"));
        } else if (!settled.get()) {
            lookAfter(1);
        }
    }

    private void refuse(Throwable why) {
        if (settle()) {
            Response.writeError(request, response, callback, why);
        }
    }

    /** True for the one who decides what becomes of the request. */
    private boolean settle() {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        Scheduler.Task look = nextLook;
        if (look != null) {
            look.cancel();
        }
        if (isLong.getAndSet(false)) {
            bodies.giveBack();
        }
        return true;
    }

    /** The request with a body that is there already. */
    private static final class Received extends Request.Wrapper {

        private final Content.Source content;

        Received(Request request, Content.Source content) {
            super(request);
            this.content = content;
        }

        @Override
        public Content.Chunk read() {
            return content.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            content.demand(demandCallback);
        }

        @Override
        public void fail(Throwable failure) {
            content.fail(failure);
        }
    }
}
