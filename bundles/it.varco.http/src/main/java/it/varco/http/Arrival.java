package it.varco.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * What happens to every request whose headers are complete, before anything else looks at it: its connection is told,
 * and its answer gets the {@link SecurityHeaders} at the moment it leaves, whoever wrote or reset it.
 */
final class Arrival implements HttpConfiguration.Customizer {

    private final SecurityHeaders headers;

    Arrival(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        GuardedEndPoint.arrived(request);
        request.addHttpStreamWrapper(stream -> new Departure(stream, request));
        return request;
    }

    private final class Departure extends HttpStream.Wrapper {

        private final Request request;

        Departure(HttpStream stream, Request request) {
            super(stream);
            this.request = request;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable answer) {
            headers.complete(answer);
            super.prepareResponse(answer);
        }

        @Override
        public void succeeded() {
            GuardedEndPoint.answered(request);
            super.succeeded();
        }
    }
}
