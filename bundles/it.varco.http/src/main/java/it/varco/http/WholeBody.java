package it.varco.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 *
 * <p>What arrives and the look at the clock come on two threads: one monitor is around either, and answers are written
 * outside it.
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
    private final long start = System.nanoTime();
    private long received;
    private boolean isLong;
    private boolean settled;
    private @Nullable Throwable flaw;
    private Scheduler.@Nullable Task nextLook;

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
        boolean isWhole;
        synchronized (this) {
            isWhole = take(first);
        }
        tell();
        return !isWhole || next.handle(whole(), response, callback);
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
            received += bytes.length;
            int status = refusal();
            if (status != 0) {
                refuse(new HttpException.RuntimeException(status));
                return false;
            }
            body.writeBytes(bytes);
            if (last) {
                return isAcceptable();
            }
            current = request.read();
        }
        wait(request);
        return false;
    }

    /** Why so much is not taken; 0 if it is. */
    private int refusal() {
        if (received > longest) {
            return HttpStatus.PAYLOAD_TOO_LARGE_413;
        }
        if (received > limits.bodySize() && !isLong) {
            isLong = bodies.take();
            return isLong ? 0 : HttpStatus.SERVICE_UNAVAILABLE_503;
        }
        return 0;
    }

    /** A form of too many fields is refused here, where the answer can still be 400. */
    private boolean isAcceptable() {
        if (FormRule.allowsBody(request, body, limits)) {
            settle();
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
        boolean isWhole;
        synchronized (this) {
            isWhole = !settled && take(request.read());
        }
        tell();
        if (isWhole) {
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
        synchronized (this) {
            if (!settled) {
                lookAt(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
            }
        }
        tell();
    }

    private void lookAt(long seconds) {
        if (received < seconds * limits.bodyRate()) {
            refuse(new TimeoutException("body slower than " + limits.bodyRate() + " bytes per second"));
        } else if (isLong && seconds >= LongBodies.SECONDS) {
            refuse(new TimeoutException("long body not whole within " + LongBodies.SECONDS + " seconds"));
        } else {
            lookAfter(1);
        }
    }

    private void refuse(Throwable why) {
        flaw = why;
        settle();
    }

    /** What becomes of the request is decided: nobody reads on, or looks. */
    private void settle() {
        settled = true;
        if (nextLook != null) {
            nextLook.cancel();
        }
        if (isLong) {
            isLong = false;
            bodies.giveBack();
        }
    }

    /** Answers a refusal, once. */
    private void tell() {
        Throwable why;
        synchronized (this) {
            why = flaw;
            flaw = null;
        }
        if (why != null) {
            Response.writeError(request, response, callback, why);
        }
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
