package it.varco.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection that knows since when a request has been on its way in: from its first byte, TLS handshake included, to
 * the end of its headers.
 *
 * <p>Over HTTP/2 only the way to the first request is watched: later frames need not belong to a request.
 */
final class GuardedEndPoint extends SocketChannelEndPoint {

    private static final long NOTHING_ON_ITS_WAY = Long.MIN_VALUE;

    private volatile long since = NOTHING_ON_ITS_WAY;
    private volatile boolean watched = true;

    GuardedEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** The headers of {@code request} are complete. */
    static void arrived(Request request) {
        GuardedEndPoint endPoint = of(request);
        if (endPoint != null) {
            endPoint.watched = false;
            endPoint.since = NOTHING_ON_ITS_WAY;
        }
    }

    /** {@code request} is answered, the next byte starts another one. */
    static void answered(Request request) {
        GuardedEndPoint endPoint = of(request);
        if (endPoint != null && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            endPoint.watched = true;
        }
    }

    private static @Nullable GuardedEndPoint of(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint instanceof GuardedEndPoint guarded ? guarded : null;
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && watched && since == NOTHING_ON_ITS_WAY) {
            since = System.nanoTime();
        }
        return filled;
    }

    boolean waitsLonger(Duration allowed, long now) {
        long start = since;
        return start != NOTHING_ON_ITS_WAY && now - start > allowed.toNanos();
    }
}
