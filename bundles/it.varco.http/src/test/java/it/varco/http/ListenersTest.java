package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;

/** Listeners come, go, change and stay apart. */
@Timeout(120)
class ListenersTest {

    private static final Map<String, Object> FREE_PORT = Map.of("port", "0");

    @TempDir
    private static Path directory;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(directory);
        gateway.configure("public", FREE_PORT);
        gateway.configure("management", FREE_PORT);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    @Proves("SEC-45")
    void answersEachAddressOnItsOwnListenerOnly() throws IOException {
        int open = gateway.port("public");
        int closed = gateway.port("management");
        assertThat(Raw.get(open, "/solo-pubblico").body()).contains("listener=public");
        assertThat(Raw.get(closed, "/solo-gestione").body()).contains("listener=management");
        assertThat(Raw.get(open, "/solo-gestione").statuses()).containsExactly(404);
        assertThat(Raw.get(closed, "/solo-pubblico").statuses()).containsExactly(404);
        assertThat(Raw.get(open, "/prova/x").body()).contains("listener=public");
        assertThat(Raw.get(closed, "/prova/x").body()).contains("listener=management");
    }

    @Test
    @Proves("SEC-45")
    void doesNotServeWhatDoesNotSayOnWhichListener() throws IOException {
        assertThat(Raw.get(gateway.port("public"), "/ovunque").statuses()).containsExactly(404);
        assertThat(Raw.get(gateway.port("management"), "/ovunque").statuses()).containsExactly(404);
    }

    @Test
    @Proves("SEC-45")
    void listensOnTheLoopbackAddressUnlessConfiguredOtherwise() {
        assertThat(gateway.endpoint("public").orElseThrow().getHost()).isEqualTo("127.0.0.1");
        assertThat(gateway.property("public", "varco.address").orElseThrow())
                .isEqualTo("http://localhost:" + gateway.port("public"));
    }

    @Test
    void closesThePortWithItsConfigurationAndOpensItAgain() throws IOException {
        gateway.configure("passing", FREE_PORT);
        int first = gateway.port("passing");
        assertThat(Raw.get(first, "/").statuses()).containsExactly(404);

        gateway.remove("passing");
        Gateway.await(() -> isRefused(first));
        assertThat(gateway.endpoint("passing")).isEmpty();

        gateway.configure("passing", Map.of("port", String.valueOf(first)));
        assertThat(gateway.port("passing")).isEqualTo(first);
        assertThat(Raw.get(first, "/").statuses()).containsExactly(404);
        gateway.remove("passing");
    }

    @Test
    void movesToThePortOfANewConfiguration() throws IOException {
        gateway.configure("moving", FREE_PORT);
        int before = gateway.port("moving");
        int after;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            after = free.getLocalPort();
        }
        gateway.configure("moving", Map.of("port", String.valueOf(after)));
        Gateway.await(() -> gateway.endpoint("moving").stream().anyMatch(uri -> uri.getPort() == after));
        assertThat(Raw.get(after, "/").statuses()).containsExactly(404);
        assertThat(isRefused(before)).isTrue();
        gateway.remove("moving");
    }

    @Test
    void failsWithKeyAndRangeWhenTheConfigurationIsWrong() throws IOException {
        gateway.configure("wrong", Map.of("port", "70000"));
        Gateway.await(() -> !gateway.failure("it.varco.http~wrong").isEmpty());
        assertThat(gateway.failure("it.varco.http~wrong"))
                .contains("configuration key 'port' must be a whole number from 0 to 65535");
        assertThat(gateway.endpoint("wrong")).isEmpty();
        gateway.remove("wrong");
    }

    @Test
    void failsWithHostAndPortWhenThePortIsTaken() throws IOException {
        gateway.configure("second", Map.of("port", String.valueOf(gateway.port("public"))));
        Gateway.await(() -> !gateway.failure("it.varco.http~second").isEmpty());
        assertThat(gateway.failure("it.varco.http~second"))
                .contains("listener 'second' cannot have 127.0.0.1:" + gateway.port("public"));
        assertThat(Raw.get(gateway.port("public"), "/solo-pubblico").statuses()).containsExactly(200);
        gateway.remove("second");
    }

    @Test
    @Proves({"SEC-41", "SEC-45"})
    void closesAPortThatTheEngineWasToldToOpenBehindOurBack() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        int before = gateway.runtimes();
        Configuration foreign = gateway.configuration("org.apache.felix.http", "foreign");
        foreign.update(FrameworkUtil.asDictionary(Map.of("org.osgi.service.http.port", String.valueOf(port))));
        Configuration marker = gateway.configuration("it.varco.http", "after");
        marker.update(FrameworkUtil.asDictionary(FREE_PORT));
        gateway.port("after");
        assertThat(isRefused(port)).isTrue();
        assertThat(gateway.runtimes()).isEqualTo(before + 1);
        foreign.delete();
        marker.delete();
        Gateway.await(() -> gateway.runtimes() == before);
    }

    private static boolean isRefused(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void comesBackWhenItsBundleIsStoppedAndStarted() throws Exception {
        int before = gateway.port("public");
        gateway.http().stop();
        assertThat(isRefused(before)).isTrue();
        gateway.http().start();
        assertThat(Raw.get(gateway.port("public"), "/solo-pubblico").statuses()).containsExactly(200);
        assertThat(Raw.get(gateway.port("management"), "/solo-gestione").statuses())
                .containsExactly(200);
    }
}
