package it.varco.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * A port that is ours already while the HTTP engine starts behind it; nobody is let in before it has.
 *
 * <p>Taking the port first has two reasons: a port that cannot be had is told before anything is started, and the real
 * number of port 0 is known to the service properties.
 */
final class Door {

    private final ListenerSettings settings;
    private final BundleContext context;
    private final ServerSocketChannel channel;
    private final int port;
    private volatile @Nullable Connector connector;

    private Door(ListenerSettings settings, BundleContext context, ServerSocketChannel channel, int port) {
        this.settings = settings;
        this.context = context;
        this.channel = channel;
        this.port = port;
    }

    /** @throws IOException names host and port that could not be had */
    static Door open(ListenerSettings settings, BundleContext context) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
            return new Door(settings, context, channel, channel.socket().getLocalPort());
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "listener '" + settings.name() + "' cannot have " + settings.host() + ":" + settings.port()
                            + " (keys 'host' and 'port'): " + e.getMessage(),
                    e);
        }
    }

    /** Puts a connector with our limits at this port and our checks in front of everything {@code server} serves. */
    Connector connect(Server server) throws IOException {
        Connector made = Entrance.build(this, server);
        connector = made;
        return made;
    }

    ListenerSettings settings() {
        return settings;
    }

    /** Of this bundle. */
    BundleContext context() {
        return context;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** The port in use, never 0. */
    int port() {
        return port;
    }

    URI address() {
        return settings.addressAt(port);
    }

    boolean isServed() {
        Connector made = connector;
        return made != null && made.isStarted();
    }

    void close() throws IOException {
        channel.close();
    }
}
