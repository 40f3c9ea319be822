package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Paths, hosts, cookies, header names and addresses of which no two are alike leave nothing behind.
 *
 * <p>The system property {@code varco.values} says how many requests have them; 20 000 by default.
 */
@Timeout(3600)
class ChosenValuesTest {

    private static final int VALUES = Integer.getInteger("varco.values", 20_000);
    private static final int AT_ONCE = 50;

    /**
     * What the collector and the compiler may need for themselves meanwhile: far less than any value a request leaves.
     */
    private static final long NOISE = 3_000_000;

    @TempDir
    private static Path directory;

    private static Gateway gateway;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(directory);
        gateway.configure("public", Map.of("port", "0", "threads.max", "8"));
        port = gateway.port("public");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    @Proves("SEC-48")
    void areNotKept() throws IOException {
        send(0, VALUES / 4);
        long before = heap();
        send(VALUES, VALUES);
        assertThat(heap() - before)
                .as("bytes more after " + VALUES + " requests")
                .isLessThan(NOISE);
    }

    private static void send(int first, int number) throws IOException {
        for (int i = first; i < first + number; i += AT_ONCE) {
            try (Raw raw = Raw.from(2 + i / AT_ONCE, port)) {
                raw.write(IntStream.range(i, i + AT_ONCE)
                        .mapToObj(each -> request(each, each % AT_ONCE == AT_ONCE - 1))
                        .collect(Collectors.joining()));
                assertThat(raw.read().statuses()).hasSize(AT_ONCE).containsOnly(200);
            }
        }
    }

    private static String request(int number, boolean last) {
        String word = Integer.toUnsignedString(number * 0x9E3779B1, 36);
        return "GET /prova/p" + word + "?q" + word + "=" + word + " HTTP/1.1\r\nHost: h" + word
                + ".example\r\nX-N" + word + ": " + word + "\r\nCookie: c" + word + "=" + word
                + "\r\nAccept-Language: " + word + "\r\nUser-Agent: " + word + "\r\n"
                + (last ? "Connection: close\r\n\r\n" : "\r\n");
    }

    /** Bytes that live after a collection; the least of three, because a collection may leave some for the next. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
