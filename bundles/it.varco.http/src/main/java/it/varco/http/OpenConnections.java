package it.varco.http;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection at once when its address, or all addresses together, have as many as they may have.
 *
 * <p>IPv6 addresses count by their /64 network, which one household has whole. Remembers open connections only, so what
 * it holds is bounded by their number.
 */
final class OpenConnections implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final int perAddress;
    private final int inAll;
    private final Map<SelectableChannel, InetAddress> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> count = new ConcurrentHashMap<>();

    OpenConnections(int perAddress, int inAll) {
        this.perAddress = perAddress;
        this.inAll = inAll;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        try {
            InetSocketAddress remote = (InetSocketAddress) ((SocketChannel) channel).getRemoteAddress();
            InetAddress network = network(remote.getAddress());
            open.put(channel, network);
            if (count.merge(network, 1, Integer::sum) > perAddress || open.size() > inAll) {
                LOG.debug("connection refused, too many are open");
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("connection gone before it was accepted", e);
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        left(channel);
    }

    /** The connection is closed; a second call does nothing. */
    void left(SelectableChannel channel) {
        InetAddress network = open.remove(channel);
        if (network != null) {
            count.computeIfPresent(network, (key, number) -> number > 1 ? number - 1 : null);
        }
    }

    /** How many connections are counted for {@code address} now. */
    int of(InetAddress address) {
        return count.getOrDefault(network(address), 0);
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
