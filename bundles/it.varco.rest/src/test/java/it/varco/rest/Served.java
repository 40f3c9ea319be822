package it.varco.rest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.logging.LogManager;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;

/** The interface behind a servlet engine, with rooms that a test sets up and takes away. */
final class Served implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final int PLENTY = 100_000;

    final House house = new House();

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Client client;
    private volatile Present present;
    private volatile Instant time = NOW;

    Served(int callsPerMinute) {
        LogManager.getLogManager().reset(); // the engine tells of every test that stops it
        present = new Present(null, null, null, Listener.of(null));
        AdministrationApi api = new AdministrationApi(() -> present, new MovableClock(), callsPerMinute);
        ServletContextHandler context = new ServletContextHandler(Client.BASE);
        context.addServlet(new ServletHolder(new ServletContainer(ResourceConfig.forApplication(api))), "/*");
        server.setHandler(context);
        LifeCycle.start(server);
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        client = new Client(port);
        present = new Present(house, house, house, listener(port));
    }

    Served() {
        this(PLENTY);
    }

    Client client() {
        return client;
    }

    int port() {
        return client.port();
    }

    /** From now on those are here, and the others are not. */
    void here(@Nullable House access, @Nullable House plugins, @Nullable House trail) {
        present = new Present(access, plugins, trail, present.listener());
    }

    /** From now on this is the management listener. */
    void listensAs(Listener listener) {
        present = new Present(house, house, house, listener);
    }

    void itIs(Instant now) {
        time = now;
    }

    /** The management listener at a port, with the address that browsers write. */
    static Listener listener(int port) {
        return Listener.of(Map.of("varco.address", "http://localhost:" + port, "osgi.http.endpoint", new String[] {
            "http://127.0.0.1:" + port + "/"
        }));
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private final class MovableClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    }
}
