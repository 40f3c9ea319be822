package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    /** The configuration with its defaults, but for these values. */
    private static PluginRoom.Config config(Map<String, String> values) {
        return (PluginRoom.Config) Proxy.newProxyInstance(
                PluginRoom.Config.class.getClassLoader(),
                new Class<?>[] {PluginRoom.Config.class},
                (proxy, key, none) -> values.getOrDefault(key.getName(), (String) key.getDefaultValue()));
    }

    @Test
    void readsWhatIsConfigured() {
        assertThat(Settings.of(
                        config(Map.of("mode", "development", "folder", "dropped", "kept", "kept", "poll", "PT2S")),
                        "/opt/varco",
                        "development",
                        complaints::add))
                .isEqualTo(new Settings(
                        true,
                        Path.of("/opt/varco/dropped"),
                        Path.of("/opt/varco/kept"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Duration.ofSeconds(2)));
        assertThat(Settings.of(
                        config(Map.of("folder", "/srv/plugins", "kept", "/srv/kept", "poll", "PT0.1S")),
                        "/opt/varco",
                        "production",
                        complaints::add))
                .isEqualTo(new Settings(
                        false,
                        Path.of("/srv/plugins"),
                        Path.of("/srv/kept"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Duration.ofMillis(100)));
        assertThat(Settings.of(config(Map.of()), null, null, complaints::add).folder())
                .isEqualTo(Path.of("plugins").toAbsolutePath());
    }

    @Test
    @Proves({"D-10", "SEC-85"})
    void letsNoCodeInUnlessTheGatewayItselfWasStartedInDevelopment() {
        PluginRoom.Config development = config(Map.of("mode", "development"));
        for (String gateway : Arrays.asList("production", "Development", "", null)) {
            assertThat(Settings.of(development, null, gateway, complaints::add).development())
                    .isFalse();
        }
        assertThat(complaints)
                .hasSize(4)
                .containsOnly("mode ignored, because the gateway runs in production; jars wait for approval");
        assertThat(Settings.of(config(Map.of()), null, "development", complaints::add)
                        .development())
                .isFalse();
    }

    @Test
    void refusesWhatIsWrongAndNamesTheKey() {
        refuses(Map.of("mode", "Development"), "mode: expected production or development");
        refuses(Map.of("folder", "a\0b"), "folder: expected a path");
        refuses(Map.of("poll", "PT0.05S"), "poll: expected PT0.1S to PT1M");
        refuses(Map.of("poll", "PT61S"), "poll: expected PT0.1S to PT1M");
        refuses(Map.of("poll", "often"), "poll: expected PT0.1S to PT1M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signers", "stampers"})
    @Proves("SEC-81")
    void doesWithoutCertificatesOnlyWhereNoFileOfThemIsNamed(String key) throws IOException {
        for (String file : unreadable()) {
            refuses(Map.of(key, file), key + ": expected a PEM file of at least one certificate");
        }
    }

    @Test
    @Proves("SEC-81")
    void doesWithoutListsOfRevokedCertificatesOnlyWhereNoFileOfThemIsNamed() throws IOException {
        for (String file : unreadable()) {
            refuses(
                    Map.of("revoked", file),
                    "revoked: expected a PEM or DER file of at least one list of revoked certificates");
        }
    }

    @Test
    @Proves("SEC-81")
    void asksForSignersWhereItIsToldWhoMayStampOrWhatWasTakenBack() throws Exception {
        SigningKey key = SigningKey.in(folder);
        refuses(Map.of("stampers", key.certificate()), "signers: expected where stampers or revoked are named");
        refuses(Map.of("revoked", key.takenBack()), "signers: expected where stampers or revoked are named");

        Settings settings = Settings.of(
                config(Map.of("signers", key.certificate(), "stampers", key.certificate(), "revoked", key.takenBack())),
                folder.toString(),
                null,
                complaints::add);
        assertThat(settings.signers()).hasSize(1).isEqualTo(settings.stampers());
        assertThat(settings.revoked())
                .allMatch(list -> settings.signers().stream().allMatch(list::isRevoked))
                .hasSize(1);
    }

    private List<String> unreadable() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        return List.of("missing.pem", empty.toString(), text.toString());
    }

    private void refuses(Map<String, String> values, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(config(values), folder.toString(), null, sentence -> {}))
                .withMessage(message);
    }
}
