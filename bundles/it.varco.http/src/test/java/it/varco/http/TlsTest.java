package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS, HTTP/2 and client certificates, without any bundle that weaves service loaders. */
@Timeout(120)
class TlsTest {

    @TempDir
    private static Path directory;

    private static TestKeys keys;
    private static Gateway gateway;
    private static int port;
    private static String renewing = "";

    @BeforeAll
    static void start() throws Exception {
        keys = new TestKeys(directory);
        keys.make("server", "CN=server uno");
        keys.make("later", "CN=server due");
        keys.make("citizen", "CN=cittadino di prova");
        keys.make("stranger", "CN=estraneo");
        Files.copy(directory.resolve("server.p12"), directory.resolve("used.p12"));
        gateway = Gateway.start(directory);
        gateway.configure("tls", configuration("wants"));
        port = gateway.port("tls");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    private static Map<String, Object> configuration(String client) {
        return Map.of(
                "port",
                "0",
                "tls.keystore",
                directory.resolve("used.p12").toString(),
                "tls.passwordFile",
                directory.resolve("password").toString(),
                "tls.clientCertificate",
                client,
                "tls.authorities",
                directory.resolve("citizen.pem").toString(),
                "tls.reload",
                "PT1S");
    }

    private static HttpResponse<String> get(HttpClient.Version version, String client, int at) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(keys.context(client))
                .version(version)
                .build()
                .send(request(at, "/prova/x").GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(int at, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + at + path))
                .timeout(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    @Proves("SEC-40")
    void servesBothVersionsOfHttpWithoutAClientCertificate(HttpClient.Version version) throws Exception {
        HttpResponse<String> answer = get(version, "", port);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("listener=tls", "scheme=https", "certificate=none");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    @Proves("SEC-40")
    void showsTheClientCertificateToTheServletOverBothVersions(HttpClient.Version version) throws Exception {
        HttpResponse<String> answer = get(version, "citizen", port);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).contains("certificate=CN=cittadino di prova");
    }

    @Test
    @Proves("SEC-40")
    void endsTheHandshakeOfWhoeverInsistsOnACertificateOfAnotherAuthority() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(keys.insisting("stranger")).build();
        assertThatThrownBy(() -> client.send(request(port, "/prova/x").build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void endsTheHandshakeWithoutCertificateWhereOneIsNeeded() throws Exception {
        gateway.configure("needing", configuration("needs"));
        int at = gateway.port("needing");
        assertThatThrownBy(() -> get(HttpClient.Version.HTTP_2, "", at)).isInstanceOf(IOException.class);
        assertThat(get(HttpClient.Version.HTTP_2, "citizen", at).statusCode()).isEqualTo(404);
        gateway.remove("needing");
    }

    @Test
    void failsWithTheKeyWhenThePasswordDoesNotOpenTheKeystore() throws Exception {
        Path wrong = Files.writeString(directory.resolve("wrong"), "altro\n");
        gateway.configure(
                "locked",
                Map.of(
                        "port", "0",
                        "tls.keystore", directory.resolve("used.p12").toString(),
                        "tls.passwordFile", wrong.toString()));
        Gateway.await(() -> !gateway.failure("it.varco.http~locked").isEmpty());
        assertThat(gateway.failure("it.varco.http~locked")).contains("configuration key 'tls.keystore' must be");
        gateway.remove("locked");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    @Proves({"SEC-28", "SEC-41", "SEC-43"})
    void guardsBothVersionsAlike(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(keys.context(""))
                .version(version)
                .build();
        assertHeaders(client.send(request(port, "/manca").build(), BodyHandlers.ofString()), 404);
        assertHeaders(client.send(request(port, "/prova/%2fx").build(), BodyHandlers.ofString()), 400);
        assertHeaders(client.send(request(port, "/prova/x;y").build(), BodyHandlers.ofString()), 400);
        assertHeaders(client.send(request(port, "/prova/?" + "a".repeat(5_000)).build(), BodyHandlers.ofString()), 414);
        assertHeaders(
                client.send(
                        request(port, "/prova/x")
                                .method("TRACE", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString()),
                405);
        assertHeaders(
                client.send(
                        request(port, "/prova/x")
                                .POST(BodyPublishers.ofByteArray(new byte[65_536]))
                                .build(),
                        BodyHandlers.ofString()),
                200);
        assertHeaders(
                client.send(
                        request(port, "/prova/x")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[65_537])))
                                .build(),
                        BodyHandlers.ofString()),
                413);
    }

    private static void assertHeaders(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        Map<String, String> expected = Map.of(
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "cache-control", "no-store",
                "cross-origin-opener-policy", "same-origin",
                "cross-origin-resource-policy", "same-origin",
                "strict-transport-security", "max-age=63072000");
        expected.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'; ")
                .endsWith("; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @Proves("SEC-46")
    void agreesOnCurrentProtocolsAndForwardSecrecyOnly(String protocol) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite())
                    .containsAnyOf("_GCM_", "_CHACHA20_")
                    .matches("TLS_(ECDHE|DHE|AES|CHACHA20)_.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"})
    @Proves("SEC-46")
    void refusesSuitesWithoutAuthenticatedEncryption(String suite) throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    /** Written by hand: the JDK of the test no longer speaks them. */
    @ParameterizedTest
    @ValueSource(bytes = {0, 1, 2})
    @Proves("SEC-46")
    void agreesOnNothingOlderThanTls12(byte minor) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello(minor));
            byte[] answer = socket.getInputStream().readNBytes(7);
            assertThat(answer)
                    .as("a fatal alert, or nothing")
                    .satisfiesAnyOf(
                            bytes -> assertThat(bytes).isEmpty(),
                            bytes -> assertThat(bytes).startsWith((byte) 21).endsWith((byte) 2, bytes[6]));
        }
    }

    /** The first words of a client of SSL 3.{@code minor} that knows one suite with forward secrecy. */
    private static byte[] hello(byte minor) {
        ByteBuffer hello = ByteBuffer.allocate(50);
        hello.put(new byte[] {22, 3, minor}).putShort((short) 45);
        hello.put(new byte[] {1, 0, 0, 41, 3, minor}).put(new byte[32]).put((byte) 0);
        hello.putShort((short) 2).putShort((short) 0xc02b).put(new byte[] {1, 0});
        return hello.array();
    }

    @Test
    @Proves("SEC-46")
    void negotiatesNothingAgain() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            OutputStream out = socket.getOutputStream();
            out.write("GET /prova/x HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            assertThatThrownBy(() -> {
                        socket.startHandshake(); // asks for it, and reads what the server thinks of it
                        socket.getInputStream().readAllBytes();
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Proves("SEC-46")
    void compressesNothingForWhoeverPrefersIt() throws IOException {
        assertThat(compression(serverHello())).isZero();
    }

    /** What the server answers to a hello of TLS 1.2 that prefers DEFLATE. */
    private static byte[] serverHello() throws IOException {
        byte[] curve = {0, 10, 0, 4, 0, 2, 0, 23};
        byte[] signature = {0, 13, 0, 4, 0, 2, 4, 3};
        ByteBuffer hello = ByteBuffer.allocate(69);
        hello.put(new byte[] {22, 3, 3}).putShort((short) 64);
        hello.put(new byte[] {1, 0, 0, 60, 3, 3}).put(new byte[32]).put((byte) 0);
        hello.putShort((short) 2).putShort((short) 0xc02b).put(new byte[] {2, 1, 0});
        hello.putShort((short) (curve.length + signature.length)).put(curve).put(signature);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello.array());
            byte[] answer = socket.getInputStream().readNBytes(200);
            assertThat(answer).startsWith(22, 3, 3);
            return answer;
        }
    }

    /** After record and message header, version and random: the session, then the suite, then this. */
    private static byte compression(byte[] serverHello) {
        int session = 5 + 4 + 2 + 32;
        return serverHello[session + 1 + serverHello[session] + 2];
    }

    /** Who does not encrypt gets nothing that could be taken for a page. */
    @Test
    @Proves("SEC-46")
    void answersNothingInClearText() throws IOException {
        assertThat(Raw.get(port, "/prova/x").text()).doesNotContain("HTTP/1.1", "listener=");
    }

    private static SSLSocket socket() throws Exception {
        return (SSLSocket) keys.context("").getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    @Proves("SEC-40")
    void takesNoHiddenRequestOverTlsEither() throws Exception {
        try (SSLSocket socket = socket()) {
            socket.setSoTimeout(10_000);
            List<String> lines = List.of(
                    "POST /prova/x HTTP/1.1",
                    "Host: localhost",
                    "Transfer-Encoding: chunked",
                    "",
                    "1;ext=\"",
                    "X",
                    "0",
                    "",
                    "GET /prova/x HTTP/1.1",
                    "Host: localhost",
                    "",
                    "");
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        }
    }

    /** A listener with files of its own, so that they can be exchanged. */
    private static int renewing(Path used) throws Exception {
        renewing = used.getFileName().toString().replace('.', '-'); // no two tests at the same name
        gateway.configure(
                renewing,
                Map.of(
                        "port",
                        "0",
                        "tls.keystore",
                        used.toString(),
                        "tls.passwordFile",
                        directory.resolve("password").toString(),
                        "tls.reload",
                        "PT1S"));
        return gateway.port(renewing);
    }

    /** As a careful operator does it: written aside, then put in place in one step. */
    private static void exchange(Path used, Path with) throws IOException {
        Path next = Files.copy(with, directory.resolve("next"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, used, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String told(String key) {
        return gateway.service("(varco.certificate=" + renewing + ")")
                .getProperty(key)
                .toString();
    }

    @Test
    @Proves("SEC-46")
    void servesANewCertificateWithoutRestartWhileOldConnectionsGoOn() throws Exception {
        Path used = Files.copy(directory.resolve("server.p12"), directory.resolve("renewed"));
        int at = renewing(used);
        try (SSLSocket old =
                (SSLSocket) keys.context("").getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), at)) {
            assertThat(subject(old)).isEqualTo("CN=server uno");

            exchange(used, directory.resolve("later.p12"));
            Gateway.await(() -> serves(at, "CN=server due"));

            for (int i = 0; i < 20; i++) {
                assertThat(subject(at)).isEqualTo("CN=server due");
            }
            old.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(old.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404 ");
        } finally {
            gateway.remove(renewing);
        }
    }

    @Test
    @Proves("SEC-46")
    void keepsTheOldCertificateWhereTheNewFileCannotBeUsedAndTells() throws Exception {
        Path used = Files.copy(directory.resolve("server.p12"), directory.resolve("spoiled"));
        int at = renewing(used);
        try {
            assertThat(told("varco.certificate.problem")).isEmpty();
            byte[] whole = Files.readAllBytes(directory.resolve("later.p12"));

            Files.write(used, Arrays.copyOf(whole, whole.length / 2));
            Gateway.await(() -> told("varco.certificate.problem").contains("'tls.keystore' must be"));
            assertThat(subject(at)).isEqualTo("CN=server uno");

            Files.delete(used);
            Gateway.await(() -> told("varco.certificate.problem").contains("cannot be read"));
            assertThat(subject(at)).isEqualTo("CN=server uno");

            Files.write(used, whole);
            Gateway.await(() -> told("varco.certificate.problem").isEmpty());
            assertThat(subject(at)).isEqualTo("CN=server due");
        } finally {
            gateway.remove(renewing);
        }
    }

    @Test
    @Proves("SEC-46")
    void letsNoSessionOfTheOldCertificateBeResumedWithTheNewOne() throws Exception {
        Path used = Files.copy(directory.resolve("server.p12"), directory.resolve("resumed"));
        int at = renewing(used);
        try {
            SSLContext same = keys.context("");
            assertThat(subject(at, same)).isEqualTo("CN=server uno");
            exchange(used, directory.resolve("later.p12"));
            Gateway.await(() -> serves(at, "CN=server due"));
            assertThat(subject(at, same)).isEqualTo("CN=server due");
        } finally {
            gateway.remove(renewing);
        }
    }

    @Test
    @Proves("SEC-46")
    void takesKeyAndCertificateFromAPemFileToo() throws Exception {
        Path used = Files.writeString(directory.resolve("used.pem"), keys.pem("server"));
        int at = renewing(used);
        try {
            assertThat(subject(at)).isEqualTo("CN=server uno");
            String wrong = keys.pem("server").replace(keys.certificate("server"), keys.certificate("later"));
            Files.writeString(used, wrong);
            Gateway.await(() -> told("varco.certificate.problem").contains("'tls.keystore' must be"));
            assertThat(subject(at)).isEqualTo("CN=server uno");

            Files.writeString(used, keys.pem("later"));
            Gateway.await(() -> told("varco.certificate.problem").isEmpty());
            assertThat(subject(at)).isEqualTo("CN=server due");
        } finally {
            gateway.remove(renewing);
        }
    }

    @Test
    @Proves("SEC-54")
    void tellsThatEveryAccountCanReadTheKeyAsLongAsItCan() throws Exception {
        Path used = Files.copy(directory.resolve("server.p12"), directory.resolve("exposed"));
        Files.setPosixFilePermissions(used, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory.resolve("password"), PosixFilePermissions.fromString("rw-r-----"));
        renewing(used);
        try {
            assertThat(told("varco.certificate.exposed")).isEqualTo(used.toString());
            Files.setPosixFilePermissions(used, PosixFilePermissions.fromString("rw-r-----"));
            Gateway.await(() -> told("varco.certificate.exposed").isEmpty());
        } finally {
            gateway.remove(renewing);
        }
    }

    private static boolean serves(int at, String subject) {
        try {
            return subject(at).equals(subject);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(int at) throws Exception {
        return subject(at, keys.context(""));
    }

    private static String subject(int at, SSLContext context) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", at)) {
            socket.setSoTimeout(10_000);
            String subject = subject(socket);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404 ");
            return subject;
        }
    }

    private static String subject(SSLSocket socket) throws Exception {
        X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }
}
