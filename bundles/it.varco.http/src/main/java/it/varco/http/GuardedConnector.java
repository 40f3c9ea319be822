package it.varco.http;

import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts so many connections of one address and closes those whose request does not come to the end of its headers.
 *
 * @source SEC-42
 */
final class GuardedConnector extends ServerConnector {

    private static final int LARGEST_BUFFER = 64 * 1024;

    /** More than our largest answer, so that a client that does not read holds no thread while it is written. */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final long BUFFERS_KEPT = 8L * 1024 * 1024;

    private final Limits limits;
    private final OpenConnections connections;
    private volatile Scheduler.@Nullable Task nextLook;

    GuardedConnector(Server server, Limits limits, ConnectionFactory... factories) {
        super(server, null, null, buffers(), 1, 1, factories);
        this.limits = limits;
        this.connections = new OpenConnections(limits.perAddress(), limits.connections());
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
        GuardedEndPoint endPoint = new GuardedEndPoint(channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        super.onEndPointClosed(endPoint);
        if (endPoint.getTransport() instanceof SelectableChannel channel) {
            connections.left(channel);
        }
    }

    private void lookLater() {
        nextLook = getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
    }

    /** Whatever goes wrong with one connection, the others are looked at again: the limit holds without end. */
    private void closeLate() {
        try {
            long now = System.nanoTime();
            for (EndPoint each : getConnectedEndPoints()) {
                if (each instanceof GuardedEndPoint guarded && guarded.waitsLonger(limits.headerTime(), now)) {
                    guarded.close(new TimeoutException("headers not complete in " + limits.headerTime()));
                }
            }
        } finally {
            if (isRunning()) {
                lookLater();
            }
        }
    }
}
