package it.varco.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts so many connections of one address, and closes those whose request does not come to the end of its headers or
 * whose answer is not taken.
 *
 * @source SEC-42
 */
final class GuardedConnector extends ServerConnector {

    private static final int LARGEST_BUFFER = 64 * 1024;

    /** More than our largest answer, so that a client that does not read holds no thread while it is written. */
    static final int SEND_BUFFER = 128 * 1024;

    /** An eighth of the heap that the distribution gives itself. */
    private static final long MOST_UNTAKEN = 32L * 1024 * 1024;

    private static final long BUFFERS_KEPT = 8L * 1024 * 1024;

    private final Limits limits;
    private final OpenConnections connections;
    private final AtomicLong untaken = new AtomicLong();
    private volatile Scheduler.@Nullable Task nextLook;

    GuardedConnector(Server server, Limits limits, Proxies proxies, List<ConnectionFactory> factories) {
        super(server, null, null, buffers(), 1, 1, factories.toArray(ConnectionFactory[]::new));
        this.limits = limits;
        this.connections = new OpenConnections(limits.perAddress(), proxies, limits.connections(), this::makeRoom);
        setIdleTimeout(limits.idle().toMillis());
        setAcceptedSendBufferSize(SEND_BUFFER);
        getSelectorManager().addEventListener(connections);
    }

    /** Keeps little: idle memory counts, and buffers of this size are made quickly. */
    private static ArrayByteBufferPool buffers() {
        return new ArrayByteBufferPool(0, -1, LARGEST_BUFFER, Integer.MAX_VALUE, BUFFERS_KEPT, BUFFERS_KEPT);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookLater();
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task next = nextLook;
        nextLook = null;
        if (next != null) {
            next.cancel();
        }
        super.doStop();
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        GuardedEndPoint endPoint = getConnectionFactory(SslConnectionFactory.class) == null
                ? inClearText(channel, selector, key)
                : new GuardedEndPoint(channel, selector, key, getScheduler(), this::kept);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    private GuardedEndPoint inClearText(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        LineEnds lines =
                new LineEnds(getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration());
        return new GuardedEndPoint(channel, selector, key, getScheduler(), this::kept) {
            @Override
            public int fill(ByteBuffer buffer) throws IOException {
                return lines.read(buffer, super.fill(buffer));
            }
        };
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        super.onEndPointClosed(endPoint);
        if (endPoint.getTransport() instanceof SelectableChannel channel) {
            connections.left(channel);
        }
    }

    /**
     * Closes the connection at which nothing has been answered for the longest time: where all places are taken by
     * those who only wait, a newcomer still finds one.
     *
     * @return whether there was one
     */
    private boolean makeRoom() {
        long now = System.nanoTime();
        Optional<GuardedEndPoint> quietest = guarded()
                .filter(each -> each.quietFor(now) >= 0)
                .max(Comparator.comparingLong(each -> each.quietFor(now)));
        quietest.ifPresent(each -> each.close(new TimeoutException("its place was needed")));
        return quietest.isPresent();
    }

    /** So many bytes more, or fewer, are kept until a client takes them; seldom so many that it matters which. */
    private void kept(long change) {
        if (untaken.addAndGet(change) > MOST_UNTAKEN) {
            relieve();
        }
    }

    /** How many bytes of answers are kept until clients take them. */
    long untaken() {
        return untaken.get();
    }

    /**
     * Closes the connection whose client leaves most of its answers untaken, while all of them together leave more than
     * the memory is to hold: few connections of many streams would be enough for that (SEC-48).
     */
    private void relieve() {
        if (guarded().mapToLong(GuardedEndPoint::untaken).sum() > MOST_UNTAKEN) {
            guarded()
                    .max(Comparator.comparingLong(GuardedEndPoint::untaken))
                    .ifPresent(each -> each.close(new TimeoutException("too many answers not taken")));
        }
    }

    private Stream<GuardedEndPoint> guarded() {
        return getConnectedEndPoints().stream()
                .filter(GuardedEndPoint.class::isInstance)
                .map(GuardedEndPoint.class::cast)
                .filter(GuardedEndPoint::isOpen);
    }

    private void lookLater() {
        nextLook = getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
    }

    /** Whatever goes wrong with one connection, the others are looked at again: the limit holds without end. */
    private void closeLate() {
        try {
            long now = System.nanoTime();
            for (EndPoint each : getConnectedEndPoints()) {
                String overdue = each instanceof GuardedEndPoint guarded ? guarded.overdue(limits, now) : null;
                if (overdue != null) {
                    each.close(new TimeoutException(overdue));
                }
            }
        } finally {
            if (isRunning()) {
                lookLater();
            }
        }
    }
}
