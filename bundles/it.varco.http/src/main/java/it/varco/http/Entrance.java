package it.varco.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Puts the pieces of one listener together: connector, limits, headers, errors, and the guard before all servlets. */
final class Entrance {

    private static final int LEAST_THREADS = 4;

    private Entrance() {}

    static Connector build(Door door, Server server) throws IOException {
        ListenerSettings settings = door.settings();
        SecurityHeaders headers = new SecurityHeaders(door.address());
        server.setErrorHandler(new EdgeErrors(headers));
        guard(server, settings);
        if (server.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setMinThreads(LEAST_THREADS);
        }
        HttpConfiguration http = http(settings.limits());
        http.addCustomizer(new Arrival(headers, settings.limits().requests()));
        List<ConnectionFactory> factories = new ArrayList<>();
        if (settings.tls().isPresent()) {
            ServedCertificate certificate =
                    new ServedCertificate(settings.name(), settings.tls().get(), door.context(), server.getScheduler());
            http.addCustomizer(new SecureRequestCustomizer());
            factories.addAll(TlsFactories.of(certificate, settings.limits(), http));
        }
        factories.add(new HttpConnectionFactory(http));
        GuardedConnector connector = new GuardedConnector(server, settings.limits(), settings.proxies(), factories);
        connector.setHost(settings.host());
        connector.setPort(door.port());
        connector.setName(settings.name());
        connector.open(door.channel());
        return connector;
    }

    private static HttpConfiguration http(Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerSize());
        http.setHeaderCacheSize(0); // it would be 100 KB for each connection that brings a second request
        http.setHttpCompliance(HttpCompliance.RFC7230);
        http.setUriCompliance(UriCompliance.RFC3986);
        return http;
    }

    /**
     * Lets every request pass the guard before the servlets. The server runs already, so the handler of the servlets is
     * moved without being stopped: given up by its old parent first, taken over by the guard last.
     */
    private static void guard(Server server, ListenerSettings settings) {
        if (!(server.getHandler() instanceof ContextHandlerCollection contexts)) {
            throw new IllegalStateException("the HTTP engine arranges its handlers in an unknown way");
        }
        List<Handler> servlets = contexts.getHandlers();
        RequestGuard guard = new RequestGuard(settings.limits(), settings.proxies());
        for (Handler each : servlets) {
            if (each instanceof ServletContextHandler context) {
                context.setMaxFormKeys(settings.limits().formFields());
            }
            contexts.unmanage(each);
        }
        guard.setHandler(servlets.get(0));
        contexts.setHandlers(List.of(guard));
        guard.manage(servlets.get(0));
    }
}
