package it.varco.channel.email;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection on which a server can say only so much: answers without end would fill the memory. */
final class SmtpSocket extends Socket {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSocket.class);

    /** What the answers to one message may weigh, in bytes; a handshake and its certificates are among them. */
    private static final int MOST = 256 * 1024;

    private int left = MOST;

    private SmtpSocket() {}

    /**
     * Connects to a server, one of its addresses after the other.
     *
     * @param onlyHere whether it must be on this machine
     */
    static SmtpSocket connect(SmtpSettings settings, boolean onlyHere, Turn turn) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(settings.host());
        IOException failure = new SocketException("host: expected an address");
        for (InetAddress each : addresses) {
            if (onlyHere && !each.isLoopbackAddress()) {
                throw new SocketException("host: expected an address of this machine");
            }
            SmtpSocket socket = new SmtpSocket();
            turn.holds(socket);
            try {
                // under the configured name, against which the certificate is checked: never one that is looked up
                InetAddress named = InetAddress.getByAddress(settings.host(), each.getAddress());
                socket.connect(new InetSocketAddress(named, settings.port()), turn.millisLeft() / addresses.length + 1);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                closeQuietly(socket);
                failure = e;
            }
        }
        throw failure;
    }

    /** What a server may say is counted from here. */
    void countAnew() {
        left = MOST;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return counted(super.read(), 1);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                return counted(read, read);
            }
        };
    }

    private int counted(int result, int bytes) throws IOException {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new SocketException("server: expected shorter answers");
        }
        return result;
    }

    /** Closes what nobody needs any more. */
    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("connection to the mail server not closed", e); // it is given up all the same
        }
    }
}
