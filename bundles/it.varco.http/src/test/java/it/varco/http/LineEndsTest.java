package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A line feed alone ends no line, wherever in a connection it stands, encrypted or not; in a body it is content. */
@Timeout(120)
class LineEndsTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String GET = "GET /prova/x HTTP/1.1\r\n" + HOST + "\r\n";
    private static final String POST = "POST /prova/x HTTP/1.1\r\n" + HOST;
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String LENGTH = POST + "Content-Length: 6\r\n\r\na\nb\n\nc";

    /** Each is refused; the place of the line feed is what is wrong with it. */
    private static final List<String> WRONG = List.of(
            "\n" + GET,
            "GET /prova/x HTTP/1.1\n" + HOST + "\r\n",
            "GET /prova/x\nHTTP/1.1\r\n" + HOST + "\r\n",
            "GET /prova/x HTTP/1.1\r\nHost: localhost\n\r\n",
            "GET /prova/x HTTP/1.1\r\n" + HOST + "\n",
            "GET /prova/x HTTP/1.1\r\n" + HOST + "Connection: keep-alive\nX: y\r\n\r\n",
            "GET /prova/x HTTP/1.1\r\n" + HOST + "X: y\nContent-Length: 3\r\n\r\nabc",
            CHUNKED + "\n1\r\nX\r\n0\r\n\r\n",
            CHUNKED + "1\nX\r\n0\r\n\r\n",
            CHUNKED + "1;a=b\nX\r\n0\r\n\r\n",
            CHUNKED + "1\r\nX\n0\r\n\r\n",
            CHUNKED + "1\r\nX\r\n\n0\r\n\r\n",
            CHUNKED + "1\r\nX\r\n0\n\r\n",
            CHUNKED + "0\r\n\n",
            CHUNKED + "0\r\nX: y\n\r\n",
            CHUNKED + "0\r\nX: y\r\n\n");

    /** Each is answered. */
    private static final List<String> BEFORE =
            List.of("", GET, GET + GET, LENGTH, CHUNKED + "4\r\n\n\r\n\n\r\n1;a=b\r\n\n\r\n0\r\nX: y\r\n\r\n");

    @TempDir
    private static Path directory;

    private static TestKeys keys;
    private static Gateway gateway;

    private enum Listener {
        PUBLIC,
        TLS;

        Raw connect() throws Exception {
            int port = gateway.port(name().toLowerCase(Locale.ROOT));
            return this == TLS ? Raw.encrypted(keys.context(""), port) : new Raw(port);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        keys = new TestKeys(directory);
        keys.make("server", "CN=server uno");
        keys.make("later", "CN=server due");
        gateway = Gateway.start(directory);
        gateway.configure("public", Map.of("port", "0"));
        gateway.configure(
                "tls",
                Map.of(
                        "port", "0",
                        "tls.keystore", directory.resolve("server.p12").toString(),
                        "tls.passwordFile", directory.resolve("password").toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    /** All of them alone and after another request; after a body only some, for the place in them is the same. */
    static Stream<Arguments> wrong() {
        return Stream.of(Listener.values())
                .flatMap(listener -> BEFORE.stream()
                        .flatMap(before -> WRONG.stream()
                                .filter(wrong ->
                                        before.isEmpty() || before.equals(GET) || WRONG.indexOf(wrong) % 5 == 0)
                                .map(wrong -> Arguments.of(listener, before, wrong))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @Proves("SEC-40")
    void refusesTheRequestAndTakesNothingThatFollows(Listener listener, String before, String wrong) throws Exception {
        try (Raw raw = listener.connect()) {
            raw.write(before + wrong + GET);
            Raw.Answer answer = raw.read();

            int answered = before.isEmpty() ? 0 : before.equals(GET + GET) ? 2 : 1;
            assertThat(answer.statuses()).hasSize(answered + 1).endsWith(400);
            assertThat(answer.statuses().subList(0, answered)).allMatch(status -> status == 200);
            assertThat(answer.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Listener.class)
    @Proves("SEC-40")
    void leavesBodiesAsTheyAre(Listener listener) throws Exception {
        try (Raw raw = listener.connect()) {
            raw.write(String.join("", BEFORE));
            Raw.Answer answer = raw.readOpen();

            assertThat(answer.statuses()).containsExactly(200, 200, 200, 200, 200);
            assertThat(answer.text()).contains("body=6", "body=5");
            assertThat(answer.closed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Listener.class)
    @Proves("SEC-40")
    void readsLinesTheSameWayWhereEveryByteComesAlone(Listener listener) throws Exception {
        try (Raw raw = listener.connect()) {
            byByte(raw, CHUNKED + "1\r\n\n\r\n0\r\nX: y\r\n\r\n" + GET);
            assertThat(raw.readOpen().statuses()).containsExactly(200, 200);
            byByte(raw, "GET /prova/x HTTP/1.1\r\nHost: localhost\n");
            assertThat(raw.read().statuses()).containsExactly(400);
        }
    }

    private static void byByte(Raw raw, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            raw.write(text.substring(i, i + 1));
        }
    }
}
