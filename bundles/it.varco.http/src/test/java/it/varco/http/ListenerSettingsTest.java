package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerSettingsTest {

    @TempDir
    private Path directory;

    /** What the component runtime hands over: {@code set} where a key is set, the default elsewhere. */
    private static Listener.Config config(Map<String, String> set) {
        return (Listener.Config) Proxy.newProxyInstance(
                Listener.class.getClassLoader(), new Class<?>[] {Listener.Config.class}, (proxy, method, arguments) -> {
                    String key = method.getName().replace('_', '.');
                    return set.getOrDefault(key, (String) method.getDefaultValue());
                });
    }

    private static ListenerSettings settings(String name, Map<String, String> set) {
        return ListenerSettings.of("it.varco.http~" + name, config(set));
    }

    @Test
    void hasTheSafeValuesWhereNothingIsSet() {
        ListenerSettings settings = settings("public", Map.of());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.addressAt(8080)).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.limits())
                .isEqualTo(new Limits(
                        4096,
                        16_384,
                        60,
                        Duration.ofSeconds(10),
                        65_536,
                        500,
                        200,
                        5,
                        Duration.ofSeconds(30),
                        50,
                        1000,
                        1000,
                        32,
                        32,
                        128));
        assertThat(settings("management", Map.of()).port()).isEqualTo(8081);
    }

    @Test
    void asksAnyOtherListenerForItsPort() {
        assertThatThrownBy(() -> settings("cns", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'port' must be a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it.varco.http", "it.varco.http~", "it.varco.http~Public", "it.varco.http~a b", "null"})
    void refusesAPidWithoutAName(String pid) {
        assertThatThrownBy(() -> ListenerSettings.of(pid, config(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it.varco.http~NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536, 0 to 65535",
        "port, -1, 0 to 65535",
        "port, http, 0 to 65535",
        "host, '  ', an address",
        "requestLine.max, 255, 256 to 16384",
        "header.size, 1023, 1024 to 65536",
        "header.count, 201, 10 to 200",
        "header.timeout, PT0S, PT1S to PT1M",
        "header.timeout, 10, PT1S to PT1M",
        "body.max, -1, 0 to 8388608",
        "body.rate, 0, 1 to 1000000",
        "form.fields, 0, 1 to 10000",
        "form.parts, 101, 1 to 100",
        "idle.timeout, PT6M, PT1S to PT5M",
        "connections.perAddress, 0, 1 to 100000",
        "connections.max, 0, 1 to 100000",
        "connection.requests, 0, 1 to 1000000",
        "proxies, proxy.example.it, 198.51.100.0/24",
        "proxies, 192.0.2.7/33, 198.51.100.0/24",
        "proxies, '192.0.2.7,', 198.51.100.0/24",
        "proxies.header, X-Real-IP, 'one of [Forwarded, X-Forwarded-For]'",
        "threads.max, 7, 8 to 500",
        "http2.streams, 257, 1 to 256",
        "http2.frames, 7, 8 to 10000",
        "publicAddress, varco.example.it, http://",
        "publicAddress, ftp://varco.example.it, http://",
        "publicAddress, https://varco.example.it/percorso, http://",
        "publicAddress, https://a b, http://",
        "publicAddress, https://user:word@varco.example.it, http://",
        "tls.keystore, /non/esiste.p12, the path of a file",
    })
    void namesKeyAndRangeOfAWrongValue(String key, String value, String range) {
        assertThatThrownBy(() -> settings("public", Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + key + "' must be ")
                .hasMessageContaining(range)
                .hasMessageNotContaining(value.isBlank() ? "(blank)" : "'" + value + "'");
    }

    @Test
    void takesThePublicAddressAsItIs() {
        ListenerSettings settings = settings("public", Map.of("publicAddress", "https://varco.example.it"));
        assertThat(settings.addressAt(1)).isEqualTo(URI.create("https://varco.example.it"));
    }

    @Test
    void asksForAuthoritiesWhereCertificatesOfBrowsersAreWanted() throws Exception {
        Map<String, String> set = new HashMap<>();
        set.put("tls.keystore", Files.createFile(directory.resolve("k")).toString());
        set.put("tls.passwordFile", Files.createFile(directory.resolve("p")).toString());
        assertThat(settings("public", set).tls().orElseThrow().authorities()).isEmpty();
        assertThat(settings("public", set).addressAt(8443)).isEqualTo(URI.create("https://localhost:8443"));
        set.put("tls.clientCertificate", "sometimes");
        assertThatThrownBy(() -> settings("public", set)).hasMessageContaining("one of [needs, none, wants]");
        set.put("tls.clientCertificate", "wants");
        assertThatThrownBy(() -> settings("public", set)).hasMessageContaining("'tls.authorities' must be");
    }

    @Test
    void neverOpensInClearTextWhereCertificatesAreAskedFor() {
        for (String asked : List.of("wants", "needs")) {
            assertThatThrownBy(() -> settings("public", Map.of("tls.clientCertificate", asked)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'tls.keystore' must be the path of a file");
        }
    }

    @Test
    void opensAtOnceUnlessAServiceIsNamed() {
        assertThat(settings("public", Map.of()).opensWith()).isEmpty();
        assertThat(settings("public", Map.of("opensWith", " (varco.gate=public) "))
                        .opensWith())
                .isEqualTo("(varco.gate=public)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varco.gate=public", "(varco.gate=public", "${varco.gate}", "()", "public"})
    void refusesWhatIsNoFilter(String filter) {
        assertThatThrownBy(() -> settings("public", Map.of("opensWith", filter)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("configuration key 'opensWith' must be a filter for a service");
    }
}
