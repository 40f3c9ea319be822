package it.varco.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each server of the HTTP engine the connector of the listener it is made for, and none to any other.
 *
 * <p>The engine calls every connector factory for every server and does not say for which configuration. It does so on
 * the thread that asked for the server, so the door being passed through on this thread is the one meant. A server that
 * somebody else configured loses its own ports: no port is open without our limits.
 */
@Component(
        service = {ConnectorFactory.class, Connectors.class},
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class Connectors implements ConnectorFactory {

    /** What is done while a door is being passed through. */
    interface Passage {
        void walk() throws ConfigurationException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    private final Map<Thread, Door> passing = new ConcurrentHashMap<>();

    /** Makes HTTP/2 known to Jetty before any of its classes has looked for it. */
    @Activate
    public Connectors() {
        JettyServices.load();
    }

    /** Runs {@code passage}; the server it makes on this thread is connected with {@code next}. */
    void passThrough(Door next, Passage passage) throws ConfigurationException {
        passing.put(Thread.currentThread(), next);
        try {
            passage.walk();
        } finally {
            passing.remove(Thread.currentThread());
        }
    }

    @Override
    public Connector createConnector(Server server) {
        closeOthers(server);
        Door next = passing.get(Thread.currentThread());
        if (next == null) {
            throw new IllegalStateException("listeners are configured as it.varco.http~NAME and in no other way");
        }
        try {
            return next.connect(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // stopping a Jetty component declares Exception
    private static void closeOthers(Server server) {
        for (Connector other : server.getConnectors()) {
            LOG.warn("connector closed, not made by this bundle connector={}", other);
            try {
                other.stop();
            } catch (Exception e) {
                LOG.warn("connector did not stop cleanly connector={}", other, e);
            }
            server.removeConnector(other);
        }
    }
}
