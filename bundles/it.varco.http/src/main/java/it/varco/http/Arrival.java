package it.varco.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * What happens to every request whose headers are complete, before anything else looks at it: its connection is told,
 * and its answer will leave by a {@link Departure}.
 */
final class Arrival implements HttpConfiguration.Customizer {

    private final SecurityHeaders headers;
    private final int requests;

    /** @param requests most of them over one connection */
    Arrival(SecurityHeaders headers, int requests) {
        this.headers = headers;
        this.requests = requests;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        GuardedEndPoint connection = GuardedEndPoint.of(request);
        boolean last = connection.arrived() >= requests;
        request.addHttpStreamWrapper(stream -> new Departure(stream, request, connection, headers, last));
        return request;
    }
}
