package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Others browse while somebody does their worst from many addresses, and afterwards nothing of it is left.
 *
 * <p>The system properties {@code varco.slow.headers}, {@code varco.slow.bodies} and {@code varco.values} say how many;
 * the handbook has the numbers of a long run.
 */
class EdgeUnderAttackIT {

    private static final int SLOW_HEADERS = Integer.getInteger("varco.slow.headers", 300);
    private static final int SLOW_BODIES = Integer.getInteger("varco.slow.bodies", 60);
    private static final int VALUES = Integer.getInteger("varco.values", 3_000);

    private static final int VISITS = 200;
    private static final int FROM_ONE_ADDRESS = 20;

    /** What a reader would still call at once, on a machine that does other things too. */
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private static Gateway gateway;
    private static URI site;

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        gateway.hashCheaply();
        gateway.start();
        gateway.settle();
        site = gateway.site();
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    @Proves({"SEC-42", "SEC-48"})
    void othersBrowseWhileManyAreSlow() throws IOException {
        visit(VISITS);
        Vitals before = Vitals.of(gateway.pid());
        System.out.printf("alone: %s; %s%n", visit(VISITS), before);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_BODIES; i++) {
                slow.add(open(i, "POST /accesso/pin HTTP/1.1\r\n" + host() + "Content-Length: 5000\r\n\r\na"));
            }
            for (int i = 0; i < SLOW_HEADERS; i++) {
                slow.add(open(SLOW_BODIES + i, "GET /accesso/pin HTTP/1.1\r\n" + host() + "X-Slow: "));
            }
            Times times = visit(VISITS);
            System.out.printf(
                    "beside %d slow bodies and %d slow headers: %s; %.0f MB resident%n",
                    SLOW_BODIES, SLOW_HEADERS, times, Vitals.resident(gateway.pid()) / 1e6);
            assertThat(times.slowest()).isLessThan(SLOWEST);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
        System.out.printf("afterwards: %s%n", isBackTo(before));
    }

    @Test
    @Proves("SEC-48")
    void whatOutsidersChooseIsNotKept() {
        ChosenValues values = new ChosenValues(gateway);
        values.send(VALUES / 4); // until every cache is full
        Vitals before = Vitals.atRest(gateway.pid());
        System.out.printf("before: %s%n", before);
        values.send(VALUES);
        System.out.printf("after %d requests of which no two are alike: %s%n", VALUES, isBackTo(before));
        System.out.printf("answers: %s%n", values.answers());
        assertThat(values.answers().keySet()).noneMatch(each -> each.endsWith(" 500") || each.endsWith(" unanswered"));
    }

    /** Waits until the process holds no more memory and no more connections; it may keep threads for later requests. */
    private static Vitals isBackTo(Vitals before) {
        return Until.found(
                "as much memory and as few connections as before",
                () -> Optional.of(Vitals.of(gateway.pid()))
                        .filter(now -> now.heap() <= before.heap() * 1.05 && now.files() <= before.files() * 1.05));
    }

    /** How long pages took. */
    private record Times(Duration median, Duration slowest) {

        @Override
        public String toString() {
            return String.format(
                    "a page in %.1f ms, the slowest in %.1f ms", median.toNanos() / 1e6, slowest.toNanos() / 1e6);
        }
    }

    /** Opens the login page again and again, each time as a new browser. */
    private static Times visit(int times) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            assertThat(Raw.get(site, "/accesso/pin").status()).isEqualTo(200);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Times(Duration.ofNanos(nanos[times / 2]), Duration.ofNanos(nanos[times - 1]));
    }

    /** The beginning of a request, from one of many addresses of this machine. */
    private static Socket open(int client, String beginning) throws IOException {
        Socket socket = from(client / FROM_ONE_ADDRESS);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All of 127.0.0.0/8 is this machine. */
    private static Socket from(int address) throws IOException {
        int number = address + 2;
        Socket socket = new Socket();
        byte[] local = {127, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(local), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.getPort()));
        return socket;
    }

    private static String host() {
        return "Host: " + site.getAuthority() + "\r\n";
    }
}
