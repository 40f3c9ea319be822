package it.varco.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Calls the interface, and compares each exchange with its document. */
final class Client {

    static final String BASE = "/api/admin/v1";

    static {
        // a server may close a connection on which it refused a body unread, so each call has its own
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    Client(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** A call with the right token. */
    Exchange get(String target) {
        return call("GET", target, "", "Authorization", "Bearer " + House.TOKEN);
    }

    /** A call with the right token and a body of JSON. */
    Exchange put(String target, String json) {
        return call("PUT", target, json, "Authorization", "Bearer " + House.TOKEN, "Content-Type", "application/json");
    }

    /** A call with the right token and a body of JSON. */
    Exchange post(String target, String json, String... headers) {
        return authorized("POST", target, json, headers);
    }

    /** A call with the right token, a body of JSON and other headers. */
    Exchange authorized(String method, String target, String json, String... headers) {
        return as(House.TOKEN, method, target, json, headers);
    }

    /** A call with a token, a body of JSON unless it is empty, and other headers. */
    Exchange as(String token, String method, String target, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        if (!json.isEmpty()) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        all.addAll(List.of(headers));
        return call(method, target, json, all.toArray(String[]::new));
    }

    /** A call of an entrance as the document shows it. */
    Exchange use(Resources.Entrance entrance, String token, String... headers) {
        List<String> all = new ArrayList<>(entrance.headers());
        if (!token.isEmpty()) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        all.addAll(List.of(headers));
        return call(entrance.method(), entrance.target(), entrance.body(), all.toArray(String[]::new));
    }

    /** A call with the right token and no body. */
    Exchange with(String method, String target) {
        return call(method, target, "", "Authorization", "Bearer " + House.TOKEN);
    }

    /** @param headers names and values in turn */
    Exchange call(String method, String target, String body, String... headers) {
        Exchange exchange = plain(method, target, body, headers);
        Contract.check(exchange);
        return exchange;
    }

    /** A call whose answer is not the interface's own and so is not compared with its document. */
    Exchange plain(String method, String target, String body, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + port + BASE + target);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Connection", "close")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), URI.create(target), body);
    }

    /** A plain look at an address anywhere on the server, outside of the interface too. */
    static int status(int port, String path) {
        return send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + House.TOKEN)
                                .build(),
                        URI.create(path),
                        "")
                .status();
    }

    /** The whole answer to a call with a {@code Host} that the usual client would not write. */
    static String answerAs(int port, String host, String token) {
        return answerAs(port, host, token, "GET", "/plugins");
    }

    /** The same for any address, without a body. */
    static String answerAs(int port, String host, String token, String method, String target) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = method + " " + BASE + target + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                    + token + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange send(HttpRequest request, URI target, String body) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Exchange(
                    request.method(),
                    target,
                    request.headers(),
                    body,
                    response.statusCode(),
                    response.headers(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
