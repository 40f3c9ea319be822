package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one connection of HTTP/2 could do to the others, if it were let. */
@Timeout(120)
class Http2FloodTest {

    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int REFUSED_STREAM = 7;
    private static final int MANY = 2_000;

    @TempDir
    private static Path directory;

    private static TestKeys keys;
    private static Gateway gateway;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        keys = new TestKeys(directory);
        keys.make("server", "CN=server uno");
        keys.make("later", "CN=server due");
        gateway = Gateway.start(directory);
        gateway.configure(
                "tls",
                Map.of(
                        "port", "0",
                        "threads.max", "8",
                        "http2.streams", "16",
                        "tls.keystore", directory.resolve("server.p12").toString(),
                        "tls.passwordFile", directory.resolve("password").toString()));
        port = gateway.port("tls");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @AfterEach
    void others() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(keys.context(""))
                .version(HttpClient.Version.HTTP_2)
                .build();
        URI page = URI.create("https://localhost:" + port + "/prova/x");
        assertThat(client.send(
                                HttpRequest.newBuilder(page)
                                        .timeout(Duration.ofSeconds(10))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .as("others are served")
                .isEqualTo(200);
    }

    private static Http2 connected(byte... settings) throws Exception {
        return new Http2(keys.context(""), port, settings);
    }

    /** Sends a flood in one go and gives the reason for which the connection was ended. */
    private static int flood(IntFunction<byte[]> frame) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < MANY; i++) {
            all.writeBytes(frame.apply(i));
        }
        try (Http2 http2 = connected()) {
            try {
                http2.write(all.toByteArray());
            } catch (SocketException e) {
                return ENHANCE_YOUR_CALM; // ended before all of it was written
            }
            Http2.Frame end = http2.last(Http2.GOAWAY, 0);
            return end.type() == Http2.GOAWAY ? end.reason() : ENHANCE_YOUR_CALM;
        }
    }

    private static byte[] both(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }

    @Test
    void answersHonestFrames() throws Exception {
        try (Http2 http2 = connected()) {
            http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 1, Http2.get("/prova/x"));
            List<Http2.Frame> answer = http2.until(Http2.DATA, 1);
            assertThat(answer.get(answer.size() - 1).text()).contains("protocol=HTTP/2.0");
        }
    }

    @Test
    @Proves("SEC-41")
    void endsAConnectionThatAsksAndTakesBackWithoutEnd() throws Exception {
        byte[] get = Http2.get("/prova/x");
        assertThat(flood(i -> both(
                        Http2.frame(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 2 * i + 1, get),
                        Http2.frame(Http2.RST_STREAM, 0, 2 * i + 1, Http2.number(8)))))
                .isEqualTo(ENHANCE_YOUR_CALM);
    }

    @Test
    @Proves("SEC-41")
    void endsAConnectionThatMakesUsTakeBackWithoutEnd() throws Exception {
        byte[] get = Http2.get("/prova/x");
        assertThat(flood(i -> both(
                        Http2.frame(Http2.HEADERS, Http2.END_HEADERS, 2 * i + 1, get),
                        Http2.frame(Http2.WINDOW_UPDATE, 0, 2 * i + 1, Http2.number(0)))))
                .isEqualTo(ENHANCE_YOUR_CALM);
    }

    @Test
    @Proves("SEC-41")
    void endsFloodsOfSettingsPingsAndEmptyFrames() throws Exception {
        assertThat(flood(i -> Http2.frame(Http2.SETTINGS, 0, 0))).isEqualTo(ENHANCE_YOUR_CALM);
        assertThat(flood(i -> Http2.frame(Http2.PING, 0, 0, new byte[8]))).isEqualTo(ENHANCE_YOUR_CALM);
        byte[] get = Http2.get("/prova/x");
        assertThat(flood(i ->
                        i == 0 ? Http2.frame(Http2.HEADERS, Http2.END_HEADERS, 1, get) : Http2.frame(Http2.DATA, 0, 1)))
                .isEqualTo(ENHANCE_YOUR_CALM);
    }

    @Test
    @Proves("SEC-41")
    void endsHeadersThatGoOnWithoutEnd() throws Exception {
        byte[] get = Http2.get("/prova/x");
        assertThat(flood(i -> i == 0
                        ? Http2.frame(Http2.HEADERS, Http2.END_STREAM, 1, get)
                        : Http2.frame(Http2.CONTINUATION, 0, 1)))
                .isEqualTo(ENHANCE_YOUR_CALM);
        byte[] field = Http2.get("/", "x:" + "a".repeat(100));
        assertThat(flood(i -> i == 0
                        ? Http2.frame(Http2.HEADERS, Http2.END_STREAM, 1, get)
                        : Http2.frame(Http2.CONTINUATION, 0, 1, field)))
                .isEqualTo(ENHANCE_YOUR_CALM);
    }

    @Test
    @Proves("SEC-41")
    void refusesHeadersThatAreTooManyOrTooLarge() throws Exception {
        String[] many = new String[70];
        for (int i = 0; i < many.length; i++) {
            many[i] = "x" + i + ":a";
        }
        for (byte[] over : List.of(Http2.get("/prova/x", many), Http2.get("/prova/x", "x:" + "a".repeat(16_300)))) {
            try (Http2 http2 = connected()) {
                http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 1, over);
                Http2.Frame answer = http2.read();
                while (answer.type() == Http2.SETTINGS || answer.type() == Http2.WINDOW_UPDATE) {
                    answer = http2.read();
                }
                assertThat(answer.type()).isIn(Http2.HEADERS, Http2.RST_STREAM, Http2.GOAWAY);
                if (answer.type() == Http2.HEADERS) {
                    assertThat(http2.last(Http2.DATA, 1).text())
                            .doesNotContain("listener=")
                            .containsAnyOf("troppo", "troppe", "troppo grandi", "valid");
                }
            }
        }
    }

    @Test
    @Proves("SEC-41")
    void refusesOneStreamMoreThanConfigured() throws Exception {
        try (Http2 http2 = connected()) {
            for (int i = 0; i <= 16; i++) {
                http2.write(Http2.HEADERS, Http2.END_HEADERS, 2 * i + 1, Http2.get("/prova/x"));
            }
            assertThat(http2.last(Http2.RST_STREAM, 33).reason()).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    @Proves("SEC-42")
    void isNotHeldUpByManyStreamsWhoseAnswersAreNotTaken() throws Exception {
        byte[] noRoom = {0, 4, 0, 0, 0, 0}; // initial window of nothing
        try (Http2 one = connected(noRoom);
                Http2 other = connected(noRoom)) {
            for (Http2 each : List.of(one, other)) {
                for (int i = 0; i < 16; i++) {
                    each.write(
                            Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 2 * i + 1, Http2.get("/prova/grande"));
                }
                each.until(Http2.HEADERS, 31); // all have an answer on its way
            }
            others();
            one.write(Http2.WINDOW_UPDATE, 0, 1, Http2.number(65_536));
            int got = 0;
            for (Http2.Frame frame = one.read(); frame.type() != -1; frame = one.read()) {
                got += frame.stream() == 1 && frame.type() == Http2.DATA ? frame.size() : 0;
                if (frame.stream() == 1 && frame.flags() == Http2.END_STREAM) {
                    break;
                }
            }
            assertThat(got).as("who takes it gets it whole").isEqualTo(48 * 1024);
        }
    }

    @Test
    @Proves("SEC-48")
    void endsConnectionsThatLeaveTooManyAnswersUntakenAndNotTheOneThatLeavesFew() throws Exception {
        byte[] noRoom = {0, 4, 0, 0, 0, 0};
        List<Http2> greedy = new ArrayList<>();
        try (Http2 modest = connected(noRoom)) {
            ask(modest, 1);
            for (int i = 0; i < 48; i++) { // 16 answers of 48 KB each: 36 MB in all
                greedy.add(connected(noRoom));
                ask(greedy.get(i), 16);
            }
            long ended = greedy.stream()
                    .filter(each -> !isTakenWithin(each, Duration.ZERO))
                    .count();
            assertThat(ended).isBetween(1L, 20L);
            assertThat(isTakenWithin(modest, Duration.ZERO)).isTrue();
        } finally {
            for (Http2 each : greedy) {
                each.close();
            }
        }
    }

    private static void ask(Http2 connection, int times) {
        try {
            for (int i = 0; i < times; i++) {
                byte[] get = Http2.get("/prova/grande");
                connection.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 2 * i + 1, get);
            }
            connection.until(Http2.HEADERS, 2 * times - 1); // all have an answer on its way, or it was ended
        } catch (IOException e) {
            assertThat(times).as("only who asks for much is ended").isGreaterThan(1);
        }
    }

    @Test
    @Proves("SEC-42")
    void endsAConnectionWhoseAnswersAreNotTakenInTime() throws Exception {
        gateway.configure(
                "hasty",
                Map.of(
                        "port",
                        "0",
                        "idle.timeout",
                        "PT2S",
                        "tls.keystore",
                        directory.resolve("server.p12").toString(),
                        "tls.passwordFile",
                        directory.resolve("password").toString()));
        try (Http2 http2 = new Http2(keys.context(""), gateway.port("hasty"), new byte[] {0, 4, 0, 0, 0, 0})) {
            http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 1, Http2.get("/manca"));
            http2.until(Http2.HEADERS, 1);
            boolean open = true;
            long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
            while (open && System.nanoTime() < end) {
                open = isTakenWithin(http2, Duration.ofMillis(200)); // a byte of room at a time: never silent
            }
            assertThat(open).isFalse();
        } finally {
            gateway.remove("hasty");
        }
    }

    private static boolean isTakenWithin(Http2 http2, Duration pause) {
        try {
            http2.write(Http2.PING, 0, 0, new byte[8]);
            long end = System.nanoTime() + pause.toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return http2.last(Http2.PING, 0).type() == Http2.PING;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @Proves("SEC-41")
    void saysGoodbyeAfterTheLastRequestOfAConnection() throws Exception {
        gateway.configure(
                "brief",
                Map.of(
                        "port",
                        "0",
                        "connection.requests",
                        "2",
                        "tls.keystore",
                        directory.resolve("server.p12").toString(),
                        "tls.passwordFile",
                        directory.resolve("password").toString()));
        try (Http2 http2 = new Http2(keys.context(""), gateway.port("brief"))) {
            http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 1, Http2.get("/manca"));
            assertThat(http2.last(Http2.HEADERS, 1).type()).isEqualTo(Http2.HEADERS);
            http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, 3, Http2.get("/manca"));
            List<Http2.Frame> goodbye = http2.until(Http2.GOAWAY, 0);
            assertThat(goodbye).last().matches(frame -> frame.type() == Http2.GOAWAY);
            assertThat(goodbye.stream().anyMatch(frame -> frame.type() == Http2.HEADERS)
                            || http2.last(Http2.HEADERS, 3).type() == Http2.HEADERS)
                    .as("answered before or after the goodbye")
                    .isTrue();
            assertThat(isAnswered(http2, 5)).isFalse();
        } finally {
            gateway.remove("brief");
        }
    }

    private static boolean isAnswered(Http2 http2, int stream) throws IOException {
        try {
            http2.write(Http2.HEADERS, Http2.END_HEADERS + Http2.END_STREAM, stream, Http2.get("/manca"));
            http2.write(Http2.PING, 0, 0, new byte[8]);
        } catch (SocketException e) {
            return false;
        }
        return http2.until(Http2.PING, 0).stream()
                .anyMatch(frame -> frame.type() == Http2.HEADERS && frame.stream() == stream);
    }
}
