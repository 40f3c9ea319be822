package it.varco.rest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The interface behind a servlet engine, with rooms that a test sets up and takes away. Where a class registers it as
 * its extension, each test gets new rooms and the engine stops behind the last one.
 */
final class Served implements AutoCloseable, BeforeEachCallback, AfterAllCallback {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final int PLENTY = 100_000;

    /** The rooms of the present test. */
    volatile House house = new House();

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Client client;
    private volatile Present present;
    private volatile Instant time = NOW;

    Served(int callsPerMinute, Class<?>... more) {
        LogManager.getLogManager().reset(); // the engine tells of every test that stops it
        present = Present.at(Listener.of(null));
        AdministrationApi api = new AdministrationApi(() -> present, new MovableClock(), callsPerMinute);
        ServletContextHandler context = new ServletContextHandler(Client.BASE);
        ResourceConfig config = new ResourceConfig(api.getClasses())
                .registerClasses(more)
                .registerInstances(api.getSingletons())
                .addProperties(api.getProperties());
        context.addServlet(new ServletHolder(new ServletContainer(config)), "/*");
        server.setHandler(context);
        LifeCycle.start(server);
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        client = new Client(port);
        listensAs(listener(port));
    }

    Served() {
        this(PLENTY);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        renew();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    /** Other rooms, at the same moment as at the start. */
    private void renew() {
        house = new House();
        itIs(NOW);
        listensAs(listener(port()));
    }

    Client client() {
        return client;
    }

    int port() {
        return client.port();
    }

    /** From now on all rooms are here but those. */
    void away(Class<?>... rooms) {
        present = house.present(present.listener(), Set.of(rooms));
    }

    /** From now on this is the management listener. */
    void listensAs(Listener listener) {
        present = house.present(listener, Set.of());
    }

    void itIs(Instant now) {
        time = now;
        house.records.now = now;
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
