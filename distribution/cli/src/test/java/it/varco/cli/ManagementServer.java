package it.varco.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small management interface that answers as a test says, and remembers what it was asked. */
final class ManagementServer implements AutoCloseable {

    private record Scripted(int status, String type, String etag, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Scripted>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();

    ManagementServer() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    ManagementServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers a call with JSON; said again for the same call, that comes next. */
    ManagementServer answering(String call, String json) {
        return answering(call, 200, "application/json", json);
    }

    ManagementServer answering(String call, int status, String type, String body) {
        answers.computeIfAbsent(call, first -> new ArrayDeque<>()).add(new Scripted(status, type, "\"v1\"", body));
        return this;
    }

    /** Answers a call with a problem. */
    ManagementServer refusing(String call, int status) {
        return answering(call, status, "application/problem+json", """
                {"type": "/x#y", "title": "Not so", "status": %d, "detail": "A rule says no.", "instance": "REF123",
                 "errors": [{"pointer": "/reason", "detail": "Too short."}]}
                """.formatted(status));
    }

    /** What it was asked: method, address below the base, and body. */
    List<String> asked() {
        return asked;
    }

    /** A header of the last request. */
    String header(String name) {
        return String.valueOf(headers.get(headers.size() - 1).getFirst(name));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String address = exchange.getRequestURI().toString().replace("/api/admin/v1", "");
        String call = exchange.getRequestMethod() + " " + address;
        asked.add((call + " " + body.replace("\n", " ")).strip());
        headers.add(exchange.getRequestHeaders());
        Deque<Scripted> scripted = answers.getOrDefault(call, new ArrayDeque<>());
        Scripted answer = scripted.size() > 1 ? scripted.poll() : scripted.peek();
        if (answer == null) {
            answer = new Scripted(404, "text/plain", "", "Not found");
        }
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        exchange.getResponseHeaders().add("ETag", answer.etag());
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
