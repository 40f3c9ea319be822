package it.varco.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection that knows what it is waited for: since when a request has been on its way in, from its first byte, TLS
 * handshake included, to the end of its headers; since when a piece of an answer has been on its way out; and since
 * when nothing is being answered at all.
 *
 * <p>Over HTTP/2 only the way to the first request is watched: later frames need not belong to a request.
 */
class GuardedEndPoint extends SocketChannelEndPoint {

    private static final long NOTHING_ON_ITS_WAY = Long.MIN_VALUE;

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inService = new AtomicInteger();
    private final AtomicLong untaken = new AtomicLong();
    private final LongConsumer kept;
    private final Map<Departure, Long> sending = new ConcurrentHashMap<>();
    private volatile long since = NOTHING_ON_ITS_WAY;
    private volatile boolean watched = true;
    private volatile boolean over;
    private volatile long quietSince = System.nanoTime();

    /** @param kept told how many bytes more, or fewer, are kept here until they are taken */
    GuardedEndPoint(
            SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler, LongConsumer kept) {
        super(channel, selector, key, scheduler);
        this.kept = kept;
    }

    /** The connection by which {@code request} came. */
    static GuardedEndPoint of(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        if (endPoint instanceof GuardedEndPoint guarded) {
            return guarded;
        }
        throw new IllegalStateException("a request came by a connection that is not guarded");
    }

    /**
     * The headers of a request are complete.
     *
     * @return how many requests this connection has brought
     */
    int arrived() {
        watched = false;
        since = NOTHING_ON_ITS_WAY;
        inService.incrementAndGet();
        return requests.incrementAndGet();
    }

    /**
     * A request is answered, or nobody waits for its answer any more.
     *
     * @param watch whether the next byte starts another request
     */
    void answered(boolean watch) {
        quietSince = System.nanoTime();
        inService.decrementAndGet();
        watched = watch;
    }

    /** No request that follows here is taken: it may be what the one before it meant as its body. */
    void endsHere() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** A piece of {@code answer} begins to leave. */
    void sends(Departure answer) {
        sending.put(answer, System.nanoTime());
    }

    /** That piece has left, or never will. */
    void sent(Departure answer) {
        sending.remove(answer);
    }

    /** So many bytes of answers are kept here until the client takes them. */
    void keeps(long bytes) {
        untaken.addAndGet(bytes);
        kept.accept(bytes);
    }

    /** They left, or never will. */
    void keepsNoMore(long bytes) {
        untaken.addAndGet(-bytes);
        kept.accept(-bytes);
    }

    long untaken() {
        return untaken.get();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && watched && since == NOTHING_ON_ITS_WAY) {
            since = System.nanoTime();
        }
        return filled;
    }

    /** What takes too long at this connection, in words for a log; null if nothing does. */
    @Nullable
    String overdue(Limits limits, long now) {
        long start = since;
        if (start != NOTHING_ON_ITS_WAY && isLonger(limits.headerTime(), start, now)) {
            return "headers not complete in " + limits.headerTime();
        }
        return sending.values().stream().anyMatch(each -> isLonger(limits.idle(), each, now))
                ? "answer not taken in " + limits.idle()
                : null;
    }

    private static boolean isLonger(Duration allowed, long start, long now) {
        return now - start > allowed.toNanos();
    }

    /** For how many nanoseconds nothing has been answered here; negative while something is. */
    long quietFor(long now) {
        return inService.get() > 0 ? -1 : Math.max(0, now - quietSince);
    }
}
