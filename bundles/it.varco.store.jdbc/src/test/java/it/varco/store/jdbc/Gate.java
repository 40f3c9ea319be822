package it.varco.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can be shut, so that connections end and no new one is taken, and opened again. */
final class Gate implements AutoCloseable {

    private final InetSocketAddress server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int port;
    private ServerSocket door;

    Gate(String host, int port) throws IOException {
        this.server = new InetSocketAddress(host, port);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        listen(door);
    }

    int port() {
        return port;
    }

    void shut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    void reopen() throws IOException {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listen(door);
    }

    @Override
    public void close() {
        try {
            shut();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void listen(ServerSocket open) {
        background(() -> {
            while (true) {
                Socket inside = open.accept();
                Socket outside = new Socket();
                outside.connect(server);
                inside.setTcpNoDelay(true);
                outside.setTcpNoDelay(true);
                sockets.add(inside);
                sockets.add(outside);
                if (open.isClosed()) { // shut between the two: whoever came in last is shut out as well
                    inside.close();
                    outside.close();
                }
                background(() -> inside.getInputStream().transferTo(outside.getOutputStream()));
                background(() -> outside.getInputStream().transferTo(inside.getOutputStream()));
            }
        });
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException shut) {
                // the end of this way
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
