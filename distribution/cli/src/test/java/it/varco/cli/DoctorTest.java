package it.varco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import it.varco.launcher.Json;
import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("UX-57")
class DoctorTest {

    @TempDir
    private Path folder;

    private Bench bench;
    private String configurations = "{}";

    @BeforeEach
    void install() throws IOException {
        bench = new Bench(folder);
        Files.createDirectories(folder.resolve("system"));
        Files.createFile(folder.resolve("system/SHA256SUMS"));
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void isContentWithAStoppedGatewayThatCouldStart() throws IOException {
        configurations = "{\"it.varco.http~public\": {\"port\": \"0\"}}";

        Map<String, String> findings = examined(Exit.DONE);

        assertThat(findings)
                .containsEntry("java", "green")
                .containsEntry("release", "green")
                .containsEntry("settings", "green")
                .containsEntry("folder-conf", "green")
                .containsEntry("folder-data", "yellow")
                .containsEntry("modes", "green")
                .containsEntry("port-public", "green")
                .containsEntry("process", "yellow")
                .doesNotContainKey("health");
        bench.run("doctor");
        assertThat(bench.out()).contains("look   process: The gateway is not running.\n       -> varco start");
    }

    @Test
    void seesAPortThatAnotherProgramHas() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            configurations = "{\"it.varco.http~management\": {\"port\": \"" + other.getLocalPort() + "\"}}";
            assertThat(examined(Exit.FAILED)).containsEntry("port-management", "red");
        }
    }

    @Test
    @Proves("D-51")
    void seesKeysThatOthersCanRead() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("data/secrets"));
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(examined(Exit.FAILED)).containsEntry("modes", "red");
        bench.run("doctor");
        assertThat(bench.out()).contains("-> chmod go= " + secrets);
    }

    @Test
    void seesSettingsThatCannotBeReadAndAnIncompleteRelease() throws IOException {
        Files.writeString(folder.resolve("conf/it.varco.x.cfg"), "service.pid=x\n");
        Files.delete(folder.resolve("system/SHA256SUMS"));

        assertThat(examined(Exit.FAILED)).containsEntry("settings", "red").containsEntry("release", "red");
    }

    @Test
    void seesCertificatesThatEndSoonOrAreNone() throws Exception {
        Path keystore = keystore("2026/02/20 00:00:00", "20");
        configurations = listener(keystore, folder.resolve("password"));
        assertThat(examined(Exit.DONE)).containsEntry("certificate-public", "yellow");

        configurations = listener(keystore, folder.resolve("nowhere"));
        assertThat(examined(Exit.FAILED)).containsEntry("certificate-public", "red");
    }

    @Test
    @Proves("SEC-54")
    void seesKeysOfAListenerThatEveryAccountCanRead() throws Exception {
        Path keystore = keystore("2026/02/20 00:00:00", "90");
        configurations = listener(keystore, folder.resolve("password"));
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(keystore, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(examined(Exit.DONE)).containsEntry("key-public", "yellow");
        bench.run("doctor");
        assertThat(bench.out()).contains("-> chmod o= " + keystore).doesNotContain("chmod o= " + folder + "/password");

        Files.setPosixFilePermissions(keystore, PosixFilePermissions.fromString("rw-------"));
        assertThat(examined(Exit.DONE)).doesNotContainKey("key-public").containsEntry("certificate-public", "green");
    }

    @Test
    void examinesAGatewayThatRuns() throws IOException {
        try (ManagementServer server = new ManagementServer()) {
            bench.running(server.port());
            server.answering("GET /health/ready", 503, "application/json", """
                            {"condition": "red", "findings": [
                              {"name": "clock", "condition": "green", "why": ""},
                              {"name": "store", "condition": "red", "why": "It is away."}]}""")
                    .answering(
                            "POST /audit/verification",
                            "{\"records\": 9, \"waiting\": 0, \"broken\": 4, \"intact\": false}")
                    .answering("GET /plugins", "{\"items\": [{\"id\": \"pin\", \"problem\": \"pepper is missing\"}]}")
                    .answering("GET /configurations", "{\"items\": [{\"pid\": \"it.varco.x\"}]}");

            assertThat(examined(Exit.FAILED))
                    .containsEntry("process", "green")
                    .containsEntry("health-store", "red")
                    .containsEntry("trail", "red")
                    .containsEntry("plugin-pin", "red")
                    .containsEntry("configurations", "green")
                    .doesNotContainKey("health-clock");
        }
    }

    @Test
    @Proves("D-52")
    void doesNotBlameTheSettingsOfAPartThatOnlyWaitsForAnother() throws IOException {
        try (ManagementServer server = new ManagementServer()) {
            bench.running(server.port());
            String waiting = "{\"pid\": \"it.varco.access.setup\", \"problem\":"
                    + " \"the component failed with java.lang.InstantiationException\"}";
            String wrong = "{\"pid\": \"it.varco.access\", \"problem\":" + " \"session.idle: expected PT1S to PT2H\"}";
            server.answering("GET /configurations/it.varco.access/versions", "{\"items\": [{\"number\": 7}]}")
                    .answering("GET /configurations", "{\"items\": [" + waiting + ", " + wrong + "]}")
                    .answering("GET /configurations", "{\"items\": [" + waiting + "]}");

            bench.run("doctor");
            assertThat(bench.out())
                    .contains("WRONG  configuration-it.varco.access: session.idle:")
                    .contains("-> Put conf/it.varco.access.cfg right, or: varco config undo it.varco.access --number 7")
                    .contains("look   configuration-it.varco.access.setup: it.varco.access.setup did not start either")
                    .contains("-> Put the others right first")
                    .doesNotContain("InstantiationException");
            bench.run("doctor");
            assertThat(bench.out()).contains("WRONG  configuration-it.varco.access.setup: the component failed");
        }
    }

    @Test
    @Proves("D-52")
    void advisesNoWayBackWhereThereIsNone() throws IOException {
        try (ManagementServer server = new ManagementServer()) {
            bench.running(server.port());
            String wrong = "{\"pid\": \"it.varco.http~public\", \"problem\": \"port: expected 0 to 65535\"}";
            server.answering("GET /configurations", "{\"items\": [" + wrong + "]}")
                    .answering("GET /configurations/it.varco.http~public/versions", "{\"items\": []}");

            bench.run("doctor");
            assertThat(bench.out())
                    .contains("-> Put conf/it.varco.http-public.cfg right.\n")
                    .doesNotContain("undo");
        }
    }

    @Test
    @Proves({"SEC-70", "REL-03"})
    void saysWhatToDoAboutEachCheckAndWhyThePublicPortIsClosed() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        try (ManagementServer server = new ManagementServer()) {
            configurations = "{\"it.varco.http~public\": {\"port\": \"" + closed + "\"}}";
            bench.running(server.port());
            List<String> names = List.of(
                    "access", "clock", "configuration", "credentials", "first-start", "plugins", "store", "trail");
            List<String> found = new ArrayList<>();
            names.forEach(name ->
                    found.add("{\"name\": \"" + name + "\", \"condition\": \"red\", \"why\": \"It is away.\"}"));
            String report = "{\"condition\": \"red\", \"findings\": [" + String.join(",", found) + "]}";
            server.answering("GET /health/ready", 503, "application/json", report);

            assertThat(examined(Exit.FAILED)).containsEntry("port-public", "yellow");
            bench.run("doctor");
            assertThat(bench.out()).contains("stays closed until the first start is over", "-> varco first-start");
            names.forEach(name -> assertThat(bench.out())
                    .containsPattern("WRONG  health-" + name + ": It is away.\n       -> (?!The log has more)"));
            Files.writeString(folder.resolve("data/first-start-over"), "");
            assertThat(examined(Exit.FAILED)).containsEntry("port-public", "red");
        }
    }

    @Test
    void asksAGatewayElsewhereOverTlsWithAnAuthorityOfItsOwn() throws Exception {
        Path keystore = keystore("-1d", "10");
        Path token = Files.writeString(folder.resolve("token"), "varco_abcdefghijklmnopqrstuvwxyz\n");
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context(keystore)));
        try (ManagementServer server = new ManagementServer(https)) {
            server.answering("GET /plugins", "{\"items\": []}");
            String url = "https://127.0.0.1:" + server.port();

            assertThat(bench.run("provider", "list", "--url", url, "--token-file", token.toString()))
                    .isEqualTo(Exit.UNREACHABLE);
            String authority = folder.resolve("authority.pem").toString();
            assertThat(bench.run(
                            "provider", "list", "--url", url, "--token-file", "" + token, "--authorities", authority))
                    .isZero();
            assertThat(bench.run(
                            "provider", "list", "--url", url, "--token-file", "" + token, "--authorities", "" + token))
                    .isEqualTo(Exit.USAGE);
        }
    }

    @Test
    void judgesJavaAndDisk() {
        assertThat(Installation.java(11, "/jdk11").condition()).isEqualTo(Finding.Condition.RED);
        assertThat(Installation.disk("data", folder, 100).condition()).isEqualTo(Finding.Condition.RED);
        assertThat(Installation.disk("data", folder, 500).condition()).isEqualTo(Finding.Condition.YELLOW);
        assertThat(Installation.disk("data", folder, 5_000).condition()).isEqualTo(Finding.Condition.GREEN);
    }

    private static String listener(Path keystore, Path password) {
        return Json.write(Map.of(
                "it.varco.http~public",
                Map.of("port", "0", "tls.keystore", keystore.toString(), "tls.passwordFile", password.toString())));
    }

    /** Conditions by name. */
    private Map<String, String> examined(int code) throws IOException {
        Path feature = Files.createDirectories(folder.resolve("features/test")).resolve("feature.json");
        Files.writeString(
                feature, "{\"id\": \"t:test:1\", \"bundles\": [], \"configurations\": " + configurations + "}");
        assertThat(bench.run("doctor", "--json")).as(bench.out()).isEqualTo(code);
        Map<String, String> conditions = new HashMap<>();
        for (Map<String, Object> finding :
                Fields.objects(Fields.object(Json.read(bench.out())).get("findings"))) {
            conditions.put(Fields.text(finding, "name"), Fields.text(finding, "condition"));
        }
        return conditions;
    }

    /** A key with a certificate of 127.0.0.1. */
    private Path keystore(String start, String days) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("password"), "changeit\n");
        Path keystore = folder.resolve("key.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-startdate",
                start,
                "-validity",
                days);
        keytool("-exportcert", "-rfc", "-file", folder.resolve("authority.pem").toString());
        return keystore;
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        new Keytool(folder.resolve("key.p12"), "test").run(words);
    }

    private static SSLContext context(Path keystore) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
