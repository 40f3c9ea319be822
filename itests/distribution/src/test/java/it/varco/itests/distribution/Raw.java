package it.varco.itests.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests that a well-behaved client would not send, written byte by byte. */
final class Raw {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PIECE = 50_000;
    private static final byte[] NOTHING = {};

    private Raw() {}

    /**
     * An answer.
     *
     * @param headers by lower-case name; of several of one name the last
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** Sends a request line with some header lines to where {@code site} listens, and reads until the end. */
    static Answer send(URI site, String requestLine, String... headers) {
        return parsed(
                exchange(site, requestLine + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n"));
    }

    /** Sends these very bytes and reads all that comes until the connection is closed. */
    static String exchange(URI site, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a body of {@code size} zeros, in chunks if {@code framing} says so, and goes on sending until all is sent
     * or the other side ends it; then reads the answer.
     */
    static Answer upload(URI site, String path, String framing, int size) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            boolean chunks = framing.endsWith("chunked");
            byte[] piece = new byte[PIECE];
            try {
                for (int sent = 0; sent < size; sent += PIECE) {
                    out.write(
                            chunks
                                    ? (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII)
                                    : NOTHING);
                    out.write(piece);
                    out.write(chunks ? "\r\n".getBytes(StandardCharsets.US_ASCII) : NOTHING);
                }
            } catch (SocketException e) {
                // it does not want more: what it says is there all the same
            }
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** GET of a path exactly as written. */
    static Answer get(URI site, String path) {
        return send(site, "GET " + path + " HTTP/1.1", "Host: " + site.getAuthority());
    }

    private static Answer parsed(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] lines = answer.substring(0, end < 0 ? answer.length() : end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ", 3)[1]), headers, end < 0 ? "" : answer.substring(end + 4));
    }
}
