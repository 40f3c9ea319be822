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
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection at once when its address has as many as it may have, or when all addresses together have and none
 * of their connections can be done without.
 *
 * <p>IPv6 addresses count by their /64 network, which one household has whole. Remembers open connections only, so what
 * it holds is bounded by their number.
 */
final class OpenConnections implements SelectorManager.AcceptListener {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final int perAddress;
    private final Proxies proxies;
    private final int inAll;
    private final BooleanSupplier makeRoom;
    private final Map<SelectableChannel, InetAddress> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> count = new ConcurrentHashMap<>();

    /**
     * @param perAddress most from one address
     * @param proxies whose addresses may have as many as there are
     * @param inAll most from all
     * @param makeRoom closes a connection that can be done without; false if there is none
     */
    OpenConnections(int perAddress, Proxies proxies, int inAll, BooleanSupplier makeRoom) {
        this.perAddress = perAddress;
        this.proxies = proxies;
        this.inAll = inAll;
        this.makeRoom = makeRoom;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        try {
            InetSocketAddress remote = (InetSocketAddress) ((SocketChannel) channel).getRemoteAddress();
            InetAddress network = network(remote.getAddress());
            open.put(channel, network);
            boolean tooMany = count.merge(network, 1, Integer::sum) > perAddress;
            if ((tooMany && !proxies.include(remote.getAddress())) || isFull()) {
                LOG.debug("connection refused, too many are open");
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("connection gone before it was accepted", e);
        }
    }

    private boolean isFull() {
        return open.size() > inAll && !makeRoom.getAsBoolean();
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
