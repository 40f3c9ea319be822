package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that take their time, or too many connections, on a listener with eight threads. */
@Timeout(120)
class SlowClientsTest {

    @TempDir
    private static Path directory;

    private static Gateway gateway;
    private static int strict;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(directory);
        gateway.configure(
                "strict",
                Map.of("port", "0", "header.timeout", "PT1S", "connections.perAddress", "60", "threads.max", "8"));
        strict = gateway.port("strict");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    @Proves("SEC-42")
    void closesAConnectionWhoseHeadersDoNotEnd() throws IOException {
        try (Raw raw = new Raw(strict)) {
            raw.write("GET /prova/x HTTP/1.1\r\nHost: localhost\r\n");
            long end = System.nanoTime() + 8_000_000_000L; // before there are too many headers
            boolean closed = false;
            for (int i = 0; !closed && System.nanoTime() < end; i++) {
                closed = isClosedForWriting(raw, "X-" + i + ": a\r\n") || raw.isClosedWithin(200);
            }
            assertThat(closed).isTrue();
        }
    }

    private static boolean isClosedForWriting(Raw raw, String text) {
        try {
            raw.write(text);
            return false;
        } catch (IOException e) {
            return true; // closed between two writes
        }
    }

    @Test
    @Proves("SEC-42")
    void keepsAConnectionWhoseRequestsAreComplete() throws IOException {
        try (Raw raw = new Raw(strict)) {
            for (int i = 0; i < 2; i++) {
                raw.write("GET /prova/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(raw.readOpen().statuses()).containsExactly(200); // waits longer than the header timeout
            }
        }
    }

    @Test
    @Proves("SEC-42")
    void servesOthersWhileManySlowBodiesAreOpenAndEndsThem() throws IOException {
        List<Raw> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Raw raw = new Raw(strict);
                raw.write("POST /prova/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na");
                slow.add(raw);
            }
            long start = System.nanoTime();
            assertThat(Raw.get(strict, "/prova/x").statuses()).containsExactly(200);
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L); // the slow ones are still there
            for (Raw raw : slow) {
                raw.write("b");
            }
            assertThat(slow.get(0).isClosedWithin(1)).isFalse();
            Raw.Answer answer = slow.get(1).read();
            assertThat(answer.statuses()).containsExactly(408);
            EdgeTest.assertSecurityHeaders(answer);
        } finally {
            for (Raw raw : slow) {
                raw.close();
            }
        }
    }

    /** Few places are there for long bodies, so nobody keeps one: by falling silent, by leaving, or by being done. */
    @Test
    @Proves({"SEC-42", "SEC-48"})
    void givesThePlacesOfLongBodiesBack() throws Exception {
        List<Raw> silent = unfinished(LongBodies.MOST);
        assertThat(silent.get(0).isClosedWithin(5_000)).isFalse();
        assertThat(wholeLongBody().statuses()).containsExactly(503);
        for (Raw raw : silent) {
            assertThat(raw.read().statuses()).containsExactly(408);
            raw.close();
        }
        assertThat(areAllPlacesFree()).isTrue();
        for (int i = 0; i < LongBodies.MOST; i++) {
            assertThat(wholeLongBody().statuses()).containsExactly(404); // nobody is there, but it was taken
        }
        long end = System.nanoTime() + 20_000_000_000L; // they left a moment ago
        boolean free = areAllPlacesFree();
        while (!free && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            free = areAllPlacesFree();
        }
        assertThat(free).isTrue();
    }

    /** Whether one is taken in while all other places are held by some that leave then. */
    private static boolean areAllPlacesFree() throws IOException {
        List<Raw> others = unfinished(LongBodies.MOST - 1);
        others.get(others.size() - 1).isClosedWithin(500); // until all of them have arrived
        boolean free = wholeLongBody().statuses().equals(List.of(404));
        for (Raw other : others) {
            other.close();
        }
        return free;
    }

    private static List<Raw> unfinished(int number) throws IOException {
        List<Raw> some = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            some.add(longBody(350_000)); // fast enough for ten minutes
        }
        return some;
    }

    private static Raw.Answer wholeLongBody() throws IOException {
        try (Raw raw = longBody(400_000)) {
            return raw.read();
        }
    }

    /** So much of a body of 400,000 bytes. */
    private static Raw longBody(int sent) throws IOException {
        Raw raw = new Raw(strict);
        raw.write("POST /accesso/spid/ritorno HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        raw.write("Content-Length: 400000\r\n\r\n");
        raw.write("a".repeat(sent));
        return raw;
    }

    @Test
    @Proves("SEC-42")
    void servesOthersWhileManyDoNotReadTheirAnswers() throws IOException {
        List<Raw> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Raw raw = Raw.narrow(strict);
                slow.add(raw);
                raw.write("GET /prova/grande HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            long start = System.nanoTime();
            assertThat(Raw.get(strict, "/prova/x").statuses()).containsExactly(200);
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L); // none of them has given up
        } finally {
            for (Raw raw : slow) {
                raw.close();
            }
        }
    }

    @Test
    @Proves("SEC-42")
    void lets50ConnectionsOfOneAddressInAndTheNextOneWhenOneHasGone() throws IOException {
        List<Raw> open = new ArrayList<>();
        try {
            gateway.configure("few", Map.of("port", "0"));
            int few = gateway.port("few");
            for (int i = 0; i < 50; i++) {
                open.add(new Raw(few));
            }
            Raw last = open.get(49);
            last.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(last.readOpen().statuses()).containsExactly(404);
            try (Raw over = new Raw(few)) {
                assertThat(over.isClosedWithin(20_000)).isTrue();
            }
            open.remove(0).close();
            Gateway.await(() -> Raw.answers(few, "/", 404));
        } finally {
            for (Raw raw : open) {
                raw.close();
            }
            gateway.remove("few");
        }
    }

    @Test
    @Proves("SEC-42")
    void streamsThatGoOnHoldNoThreadAndAreNotTakenForSlowClients() throws IOException {
        List<Raw> open = new ArrayList<>();
        try {
            gateway.configure(
                    "flow", Map.of("port", "0", "header.timeout", "PT1S", "idle.timeout", "PT2S", "threads.max", "8"));
            int flow = gateway.port("flow");
            Gateway.await(() -> Raw.answers(flow, "/prova/x", 200));
            for (int i = 0; i < 40; i++) {
                Raw raw = new Raw(flow);
                raw.write("GET /flusso HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                open.add(raw);
            }
            assertThat(Raw.get(flow, "/prova/x").statuses()).containsExactly(200);
            Raw.Answer answer = open.get(39).read();
            assertThat(answer.statuses()).containsExactly(200);
            assertThat(answer.body()).contains(":1\n", ":2\n", ":3\n", ":4\n");
            EdgeTest.assertSecurityHeaders(answer);
        } finally {
            for (Raw raw : open) {
                raw.close();
            }
            gateway.remove("flow");
        }
    }

    /** More than there are places, from forty addresses: who asks for something finds one. */
    @Test
    @Proves({"SEC-42", "SEC-48"})
    void servesOthersWhileManyAddressesFillAllPlacesWithWhatDoesNotEnd() throws IOException {
        List<Raw> slow = new ArrayList<>();
        try {
            gateway.configure(
                    "crowded",
                    Map.of("port", "0", "connections.max", "200", "connections.perAddress", "20", "threads.max", "8"));
            int crowded = gateway.port("crowded");
            for (int i = 0; i < 100; i++) {
                Raw body = Raw.from(2 + i / 10, crowded);
                slow.add(body);
                body.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na");
            }
            for (int i = 0; i < 600; i++) {
                Raw headers = Raw.from(100 + i / 20, crowded);
                slow.add(headers);
                headers.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-");
            }
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(Raw.get(crowded, "/").statuses()).containsExactly(404);
            }
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L); // the bodies are still there
            assertThat(slow.get(0).isClosedWithin(1))
                    .as("a body within its time")
                    .isFalse();
            assertThat(slow.get(100).isClosedWithin(1_000))
                    .as("the first of the headers")
                    .isTrue();
        } finally {
            for (Raw raw : slow) {
                raw.close();
            }
            gateway.remove("crowded");
        }
    }
}
