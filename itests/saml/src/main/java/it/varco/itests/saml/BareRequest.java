package it.varco.itests.saml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A request written byte by byte, for a name that no client would send. */
final class BareRequest {

    private static final int PATIENCE_MILLIS = 20_000;

    private BareRequest() {}

    /** Posts an answer with another {@code Host}; nobody can be signed in there, so nobody is looked for. */
    static Reply post(URI site, String host, SpidLogin login, String response) {
        String body = PlainBrowser.encoded(List.of(
                SpidLogin.field(SpidLogin.RESPONSE, response),
                SpidLogin.field(SpidLogin.RELAY_STATE, login.relayState())));
        String request = "POST " + SpidLogin.RETURN + " HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\nCookie: " + login.browser().travelling() + "\r\n\r\n" + body;
        String answer = exchanged(site, request);
        int status = Integer.parseInt(answer.split(" ", 3)[1]);
        return new Reply(
                status,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                answer,
                answer.contains("Set-Cookie") || login.browser().isIn());
    }

    private static String exchanged(URI site, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
