package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However an answer ends that its client does not take, nothing of it is counted any more afterwards. */
@Timeout(120)
class UntakenTest {

    private static final int SIZE = 48 * 1024;
    private static final int STREAMS = 8;
    private static final byte[] NO_ROOM = {0, 4, 0, 0, 0, 0};

    @TempDir
    private static Path directory;

    private static TestKeys keys;

    private Server server;
    private GuardedConnector connector;
    private int port;

    @BeforeAll
    static void keys() throws Exception {
        keys = new TestKeys(directory);
        keys.make("server", "CN=server uno");
        keys.make("later", "CN=server due");
    }

    @BeforeEach
    void start() throws Exception {
        start(Duration.ofSeconds(60));
    }

    private void start(Duration idle) throws Exception {
        server = new Server();
        server.setHandler(new Large());
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new Arrival(new SecurityHeaders(URI.create("https://localhost")), 100));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(directory.resolve("server.p12").toString());
        tls.setKeyStorePassword(TestKeys.SECRET);
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
        alpn.setDefaultProtocol(http1.getProtocol());
        connector = new GuardedConnector(
                server,
                limits(idle),
                Proxies.of("", "Forwarded"),
                List.of(
                        new SslConnectionFactory(tls, alpn.getProtocol()),
                        alpn,
                        new HTTP2ServerConnectionFactory(http),
                        http1));
        server.addConnector(connector);
        server.start();
        port = connector.getLocalPort();
    }

    private static Limits limits(Duration idle) {
        Duration headers = Duration.ofSeconds(60);
        return new Limits(4096, 16_384, 60, headers, 65_536, 500, 200, 5, idle, 50, 50, 100, 32, 32, 1000);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    /** Opens a connection that asks for so many answers and takes none. */
    private Http2 refusing(int streams) throws Exception {
        Http2 client = new Http2(keys.context(""), port, NO_ROOM);
        for (int i = 0; i < streams; i++) {
            client.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 2 * i + 1, Http2.get("/"));
            client.until(Http2.HEADERS, 2 * i + 1);
        }
        Gateway.await(() -> connector.untaken() == (long) streams * SIZE);
        return client;
    }

    private void nothingIsCounted() {
        Gateway.await(() -> connector.untaken() == 0);
        assertThat(connector.untaken()).isZero();
    }

    @Test
    @Proves("SEC-48")
    void whenItIsTakenAfterAll() throws Exception {
        try (Http2 client = refusing(STREAMS)) {
            client.write(Http2.WINDOW_UPDATE, 0, 0, Http2.number(STREAMS * SIZE));
            for (int i = 0; i < STREAMS; i++) {
                client.write(Http2.WINDOW_UPDATE, 0, 2 * i + 1, Http2.number(SIZE));
            }
            int taken = 0;
            while (taken < STREAMS * SIZE) {
                Http2.Frame frame = client.read();
                assertThat(frame.type()).isNotEqualTo(-1);
                taken += frame.type() == Http2.DATA ? frame.size() : 0;
            }
            nothingIsCounted();
        }
    }

    @Test
    @Proves("SEC-48")
    void whenItsStreamIsReset() throws Exception {
        try (Http2 client = refusing(STREAMS)) {
            for (int i = 0; i < STREAMS; i++) {
                client.write(Http2.RST_STREAM, 0, 2 * i + 1, Http2.number(8));
            }
            nothingIsCounted();
        }
    }

    @Test
    @Proves("SEC-48")
    void whenTheConnectionIsClosedByTheClient() throws Exception {
        refusing(STREAMS).close();
        nothingIsCounted();
    }

    @Test
    @Proves("SEC-48")
    void whenTheConnectionIsClosedBecauseItTookTooLong() throws Exception {
        server.stop();
        start(Duration.ofSeconds(3));
        try (Http2 client = refusing(1)) {
            assertThat(client.last(Http2.GOAWAY, 0).type()).isIn(Http2.GOAWAY, -1);
            nothingIsCounted();
        }
    }

    @Test
    @Proves("SEC-48")
    void whenTheServerStops() throws Exception {
        try (Http2 client = refusing(STREAMS)) {
            server.stop();
            nothingIsCounted();
            assertThat(client.last(-1, 0).type()).isEqualTo(-1);
        }
    }

    @Test
    @Proves("SEC-48")
    void whenTheClientOfHttp1Leaves() throws Exception {
        try (Raw client = Raw.encrypted(keys.context(""), port)) {
            client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90)); // more than all buffers hold
            Gateway.await(() -> connector.untaken() == SIZE);
        }
        nothingIsCounted();
    }

    @Test
    @Proves("SEC-48")
    void whenWhoeverWritesItFails() throws Exception {
        try (Http2 client = new Http2(keys.context(""), port, NO_ROOM)) {
            for (int i = 0; i < STREAMS; i++) {
                client.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 2 * i + 1, Http2.get("/failing"));
                client.until(Http2.RST_STREAM, 2 * i + 1);
            }
            nothingIsCounted();
        }
    }

    /** Answers with much, and at its special path fails after half of it. */
    private static final class Large extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean fails = request.getHttpURI().getPath().equals("/failing");
            ByteBuffer content = ByteBuffer.allocate(fails ? SIZE / 2 : SIZE);
            Callback then = fails
                    ? Callback.from(() -> callback.failed(new IOException("half of it is enough")), callback::failed)
                    : callback;
            response.write(!fails, content, then);
            return true;
        }
    }
}
