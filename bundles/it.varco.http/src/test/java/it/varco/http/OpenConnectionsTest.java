package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private static final Proxies NONE = Proxies.of("", "Forwarded");

    private final List<SocketChannel> clients = new ArrayList<>();
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel each : clients) {
            each.close();
        }
        server.close();
    }

    private SocketChannel accepted() throws IOException {
        clients.add(SocketChannel.open(server.getLocalAddress()));
        return server.accept();
    }

    @Test
    @Proves("SEC-42")
    void closesWhatIsTooMuchForOneAddress() throws IOException {
        OpenConnections open = new OpenConnections(1, NONE, 10, () -> true);
        SocketChannel first = accepted();
        open.onAccepting(first);
        SocketChannel second = accepted();
        open.onAccepting(second);
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    @Proves("SEC-42")
    void letsAProxyHaveAsManyAsThereAreInAll() throws IOException {
        Proxies here = Proxies.of("192.0.2.0/24, 127.0.0.0/8", "Forwarded");
        OpenConnections open = new OpenConnections(1, here, 3, () -> false);
        for (int i = 0; i < 3; i++) {
            SocketChannel each = accepted();
            open.onAccepting(each);
            assertThat(each.isOpen()).isTrue();
        }
        SocketChannel over = accepted();
        open.onAccepting(over);
        assertThat(over.isOpen()).isFalse();
    }

    @Test
    @Proves("SEC-48")
    void closesWhatIsTooMuchInAll() throws IOException {
        OpenConnections open = new OpenConnections(10, NONE, 1, () -> false);
        open.onAccepting(accepted());
        SocketChannel second = accepted();
        open.onAccepting(second);
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    @Proves("SEC-42")
    void letsANewcomerInWhereAnotherCanBeDoneWithout() throws IOException {
        List<SocketChannel> dispensable = new ArrayList<>();
        OpenConnections open =
                new OpenConnections(10, NONE, 1, () -> dispensable.remove(0).isOpen());
        SocketChannel first = accepted();
        dispensable.add(first);
        open.onAccepting(first);
        SocketChannel second = accepted();
        open.onAccepting(second);
        assertThat(dispensable).isEmpty();
        assertThat(second.isOpen()).isTrue();
    }

    @Test
    @Proves("SEC-48")
    void forgetsWhoHasLeftHoweverOftenItIsTold() throws IOException {
        OpenConnections open = new OpenConnections(10, NONE, 10, () -> false);
        SocketChannel first = accepted();
        SocketChannel second = accepted();
        open.onAccepting(first);
        open.onAccepting(second);
        open.left(first);
        open.left(first);
        open.onAcceptFailed(first, new IOException("late"));
        assertThat(open.of(InetAddress.getLoopbackAddress())).isEqualTo(1);
        open.left(second);
        assertThat(open.of(InetAddress.getLoopbackAddress())).isZero();
    }
}
