package it.varco.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what no servlet should see and takes away what no servlet should believe.
 *
 * @source SEC-21, SEC-41, SEC-43, SEC-44, SEC-47
 */
final class RequestGuard extends Handler.Wrapper {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final int NOTHING_WRONG = 0;

    /**
     * What a client says about itself in place of a proxy, or about another method than the one it used. No servlet
     * sees these; what one of our proxies says by one of them is in the address of the client.
     */
    private static final Set<String> NOT_BELIEVED = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "client-cert",
            "client-cert-chain",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    private static final Set<String> NOT_BELIEVED_FAMILIES = Set.of("x-forwarded-", "x-ssl-", "x-client-cert");

    private final Limits limits;
    private final Proxies proxies;
    private final LongBodies bodies = new LongBodies();

    RequestGuard(Limits limits, Proxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (GuardedEndPoint.of(request).isOver()) {
            callback.failed(new EofException("a request after the last one"));
            return true;
        }
        int status = refusal(request);
        if (status != NOTHING_WRONG) {
            if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
                response.getHeaders().put(HttpHeader.ALLOW, ALLOW);
            }
            Response.writeError(request, response, callback, status);
            return true;
        }
        return new WholeBody(limits, bodies, super::handle, believed(request), response, callback).read();
    }

    private int refusal(Request request) {
        HttpURI uri = request.getHttpURI();
        if (!METHODS.contains(request.getMethod())) {
            return HttpStatus.METHOD_NOT_ALLOWED_405;
        }
        if (request.getMethod().length() + uri.getPathQuery().length() + " HTTP/1.1 ".length() > limits.requestLine()) {
            return HttpStatus.URI_TOO_LONG_414;
        }
        if (request.getHeaders().size() > limits.headerCount()) {
            return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
        }
        if (uri.getPath() == null || uri.getFragment() != null || !PathRule.isClear(uri.getPath())) {
            return HttpStatus.BAD_REQUEST_400;
        }
        if (!isPlainlyFramed(request.getHeaders())) {
            return HttpStatus.BAD_REQUEST_400;
        }
        if (!FormRule.allowsQuery(uri.getQuery(), limits)) {
            return HttpStatus.BAD_REQUEST_400;
        }
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            return HttpStatus.UNSUPPORTED_MEDIA_TYPE_415;
        }
        return request.getLength() > bodies.longest(request, limits) ? HttpStatus.PAYLOAD_TOO_LARGE_413 : NOTHING_WRONG;
    }

    /** Whether everybody on the way here sees the same end of the body: chunks or a length, and nothing beside it. */
    private static boolean isPlainlyFramed(HttpFields headers) {
        List<String> encodings = headers.getValuesList(HttpHeader.TRANSFER_ENCODING);
        boolean chunks = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
        return encodings.isEmpty() || (chunks && !headers.contains(HttpHeader.CONTENT_LENGTH));
    }

    /** The request as it is to be taken: without those header fields, and from whom our proxies say that it is. */
    private Request believed(Request request) {
        if (request.getHeaders().stream().noneMatch(RequestGuard::isNotBelieved)) {
            return request;
        }
        HttpFields.Mutable rest = HttpFields.build();
        request.getHeaders().stream().filter(field -> !isNotBelieved(field)).forEach(rest::add);
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        SocketAddress client =
                peer instanceof InetSocketAddress known ? proxies.client(known, request.getHeaders()) : peer;
        return new Believed(request, rest.asImmutable(), client);
    }

    private static boolean isNotBelieved(HttpField field) {
        String name = field.getName().toLowerCase(Locale.ROOT).replace('_', '-');
        return NOT_BELIEVED.contains(name) || NOT_BELIEVED_FAMILIES.stream().anyMatch(name::startsWith);
    }

    private static final class Believed extends Request.Wrapper {

        private final HttpFields headers;
        private final ConnectionMetaData connection;

        Believed(Request request, HttpFields headers, SocketAddress client) {
            super(request);
            this.headers = headers;
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
