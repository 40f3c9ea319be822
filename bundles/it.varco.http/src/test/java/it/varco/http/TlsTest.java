package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
                .startsWith("default-src 'none'; script-src 'self'");
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

    @Test
    @Proves("SEC-46")
    void servesANewCertificateWithoutRestart() throws Exception {
        Path used = directory.resolve("renewed.p12");
        Files.copy(directory.resolve("server.p12"), used);
        gateway.configure(
                "renewing",
                Map.of(
                        "port",
                        "0",
                        "tls.keystore",
                        used.toString(),
                        "tls.passwordFile",
                        directory.resolve("password").toString(),
                        "tls.reload",
                        "PT1S"));
        int at = gateway.port("renewing");
        assertThat(subject(at)).isEqualTo("CN=server uno");
        Path next = directory.resolve("next.p12");
        Files.copy(directory.resolve("later.p12"), next);
        Files.move(next, used, StandardCopyOption.ATOMIC_MOVE);
        Gateway.await(() -> renewed(at));
        gateway.remove("renewing");
    }

    /** Whether the new certificate is shown; Jetty may break off a handshake in the very moment of the exchange. */
    private static boolean renewed(int at) {
        try {
            return subject(at).equals("CN=server due");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String subject(int at) {
        try {
            HttpResponse<String> answer = get(HttpClient.Version.HTTP_1_1, "", at);
            X509Certificate certificate =
                    (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
