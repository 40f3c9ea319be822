package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;

/** Listeners that wait for a service. */
@Timeout(120)
class GateTest {

    @TempDir
    private static Path directory;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    @Proves({"UX-50", "SEC-70"})
    void refusesConnectionsUntilTheServiceIsThereAndStaysOpenWhenItLeaves() throws Exception {
        int port = freePort();
        gateway.configure("closed", Map.of("port", String.valueOf(port), "opensWith", "(varco.gate=closed)"));
        gateway.configure("after", Map.of("port", "0"));
        gateway.port("after"); // configurations are worked off in order: the first one is in force
        assertThat(gateway.endpoint("closed")).isEmpty();
        assertThat(isRefused(port)).isTrue();
        gateway.register(Map.of("varco.gate", "another"));
        assertThat(isRefused(port)).isTrue();

        long start = System.nanoTime();
        ServiceRegistration<?> service = gateway.register(Map.of("varco.gate", "closed"));
        Duration registered = Duration.ofNanos(System.nanoTime() - start);
        Gateway.await(() -> !isRefused(port));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(registered).isLessThan(Duration.ofSeconds(1));
        assertThat(gateway.port("closed")).isEqualTo(port);
        assertThat(Raw.get(port, "/").statuses()).containsExactly(404);

        service.unregister();
        assertThat(Raw.get(port, "/").statuses()).containsExactly(404);
        gateway.remove("closed");
        Gateway.await(() -> isRefused(port));
        gateway.remove("after");
    }

    @Test
    void isOpenWhenTheServiceWasThereBefore() throws Exception {
        ServiceRegistration<?> service = gateway.register(Map.of("varco.gate", "early"));
        gateway.configure("early", Map.of("port", "0", "opensWith", "(varco.gate=early)"));
        assertThat(Raw.get(gateway.port("early"), "/").statuses()).containsExactly(404);
        service.unregister();
        gateway.remove("early");
    }

    @Test
    void doesNotOpenWhenItsConfigurationIsTakenAwayWhileItWaits() throws Exception {
        int port = freePort();
        gateway.configure("gone", Map.of("port", String.valueOf(port), "opensWith", "(varco.gate=gone)"));
        gateway.remove("gone");
        gateway.configure("last", Map.of("port", "0"));
        gateway.port("last");
        ServiceRegistration<?> service = gateway.register(Map.of("varco.gate", "gone"));
        assertThat(isRefused(port)).isTrue();
        assertThat(gateway.endpoint("gone")).isEmpty();
        service.unregister();
        gateway.remove("last");
    }

    @Test
    @Proves({"UX-50", "SEC-70"})
    void waitsAsTheProgramAsksWhateverItsConfigurationLeavesOut() throws Exception {
        int port = freePort();
        gateway.configure("guarded", Map.of("port", String.valueOf(port), "opensWith", "(objectClass=*)"));
        gateway.configure("next", Map.of("port", "0"));
        gateway.port("next");
        assertThat(isRefused(port)).isTrue();
        ServiceRegistration<?> service = gateway.register(Map.of("varco.gate", "guarded"));
        Gateway.await(() -> !isRefused(port));
        service.unregister();
        gateway.remove("guarded");
        gateway.remove("next");
    }

    @Test
    void failsWithKeyAndShapeWhenTheFilterIsNone() throws Exception {
        gateway.configure("nofilter", Map.of("port", "0", "opensWith", "${varco.gate}"));
        Gateway.await(() -> !gateway.failure("it.varco.http~nofilter").isEmpty());
        assertThat(gateway.failure("it.varco.http~nofilter"))
                .contains("configuration key 'opensWith' must be a filter for a service, such as (varco.gate=public)");
        assertThat(gateway.endpoint("nofilter")).isEmpty();
        gateway.remove("nofilter");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
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
}
