package it.varco.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Frames of HTTP/2 written by hand over TLS, which no well-behaved client would send. */
final class Http2 implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int PATIENCE_IN_MILLIS = 15_000;

    private final SSLSocket socket;
    private final DataInputStream in;

    /** What came back. */
    static final class Frame {

        private final int type;
        private final int flags;
        private final int stream;
        private final byte[] payload;

        private Frame(int type, int flags, int stream, byte[] payload) {
            this.type = type;
            this.flags = flags;
            this.stream = stream;
            this.payload = payload;
        }

        /** -1 for the end of the connection. */
        int type() {
            return type;
        }

        int flags() {
            return flags;
        }

        int stream() {
            return stream;
        }

        int size() {
            return payload.length;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The reason in a frame that ends a stream or the connection. */
        int reason() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    /**
     * Connects and agrees on HTTP/2.
     *
     * @param settings payload of the first frame
     */
    Http2(SSLContext context, int port, byte... settings) throws IOException {
        socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(PATIENCE_IN_MILLIS);
        socket.startHandshake();
        if (!"h2".equals(socket.getApplicationProtocol())) {
            throw new IOException("no HTTP/2");
        }
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        write(SETTINGS, 0, 0, settings);
    }

    static byte[] frame(int type, int flags, int stream, byte... payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        return frame.array();
    }

    /** Four bytes. */
    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    void write(int type, int flags, int stream, byte... payload) throws IOException {
        write(frame(type, flags, stream, payload));
    }

    /** Writes as many of {@code frames} as the other side takes. */
    void write(byte[] frames) throws IOException {
        socket.getOutputStream().write(frames);
        socket.getOutputStream().flush();
    }

    /** Fields of a GET of {@code path} at localhost, none of them kept in a table. */
    static byte[] get(String path, String... further) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(new byte[] {(byte) 0x82, (byte) 0x87}); // :method GET, :scheme https
        literal(block, 0x04, path); // :path
        literal(block, 0x01, "localhost"); // :authority
        for (String each : further) {
            block.write(0);
            text(block, each.substring(0, each.indexOf(':')));
            text(block, each.substring(each.indexOf(':') + 1));
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            int rest = length - 127;
            for (; rest >= 128; rest >>= 7) {
                block.write(rest % 128 + 128);
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next frame; of type -1 when the connection is over. */
    Frame read() throws IOException {
        try {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = new byte[length];
            in.readFully(payload);
            return new Frame(type, flags, stream, payload);
        } catch (EOFException | SocketException e) {
            return new Frame(-1, 0, 0, new byte[8]);
        } catch (SocketTimeoutException e) {
            throw new IOException("nothing came for " + PATIENCE_IN_MILLIS + " ms", e);
        }
    }

    /** All frames until one of this type on this stream, that one the last; or until the end. */
    List<Frame> until(int type, int stream) throws IOException {
        List<Frame> all = new ArrayList<>();
        Frame next;
        do {
            next = read();
            all.add(next);
        } while (next.type() != -1 && !(next.type() == type && next.stream() == stream));
        return all;
    }

    Frame last(int type, int stream) throws IOException {
        List<Frame> all = until(type, stream);
        return all.get(all.size() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
