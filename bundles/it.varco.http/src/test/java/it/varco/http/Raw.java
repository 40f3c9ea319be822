package it.varco.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** What comes back when bytes are written to a socket, without a client that tidies them up. */
final class Raw implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3})");
    private static final int PATIENCE_IN_MILLIS = 20_000;
    private static final int SILENCE_IN_MILLIS = 1_200;

    private final Socket socket;

    Raw(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private Raw(Socket socket) {
        this.socket = socket;
    }

    /** A client at another of the 16 million addresses that lead to this machine. */
    static Raw from(int client, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, (byte) (client >> 16), (byte) (client >> 8), (byte) client}),
                0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new Raw(socket);
    }

    /** A client that encrypts. */
    static Raw encrypted(SSLContext context, int port) throws IOException {
        return new Raw(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }

    /** A client that has room for very little. */
    static Raw narrow(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new Raw(socket);
    }

    /** Everything that came back. */
    record Answer(String text, boolean closed) {

        List<Integer> statuses() {
            List<Integer> found = new ArrayList<>();
            Matcher matcher = STATUS.matcher(text);
            while (matcher.find()) {
                found.add(Integer.valueOf(matcher.group(1)));
            }
            return found;
        }

        /** The only value of the header field in the first answer, empty if it is absent. */
        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .reduce((one, two) -> one + " AND " + two)
                    .orElse("");
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    static Answer send(int port, String request) throws IOException {
        try (Raw raw = new Raw(port)) {
            raw.write(request);
            return raw.read();
        }
    }

    /** One request whose answer ends the connection. */
    static Answer get(int port, String target) throws IOException {
        return request(port, "GET", target, "");
    }

    /** Whether a request is answered, and with that status. */
    static boolean answers(int port, String target, int status) {
        try {
            return get(port, target).statuses().equals(List.of(status));
        } catch (IOException closed) {
            return false;
        }
    }

    /** @param headers further header lines, each ended by CRLF */
    static Answer request(int port, String method, String target, String headers) throws IOException {
        return send(
                port,
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads until the other side closes, as it does after the answers that these tests ask for. */
    Answer read() throws IOException {
        return read(PATIENCE_IN_MILLIS);
    }

    /** Reads what comes on a connection that stays open, until nothing more has come for a while. */
    Answer readOpen() throws IOException {
        return read(SILENCE_IN_MILLIS);
    }

    private Answer read(int silence) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        boolean closed = true;
        socket.setSoTimeout(PATIENCE_IN_MILLIS);
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                all.write(buffer, 0, n);
                socket.setSoTimeout(silence);
            }
        } catch (SocketTimeoutException e) {
            closed = false;
        } catch (SocketException e) {
            closed = true; // reset: bytes we had sent were not read any more
        }
        return new Answer(all.toString(StandardCharsets.UTF_8), closed);
    }

    /** Waits up to {@code millis} for the end of the connection. */
    boolean isClosedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
