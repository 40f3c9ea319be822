package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final List<String> complaints = new ArrayList<>();

    @Test
    void readsWhatIsConfigured() {
        assertThat(Settings.of("development", "dropped", "PT2S", "/opt/varco", "development", complaints::add))
                .isEqualTo(new Settings(true, Path.of("/opt/varco/dropped"), Duration.ofSeconds(2)));
        assertThat(Settings.of("production", "/srv/plugins", "PT0.1S", "/opt/varco", "production", complaints::add))
                .isEqualTo(new Settings(false, Path.of("/srv/plugins"), Duration.ofMillis(100)));
        assertThat(Settings.of("production", "plugins", "PT1M", null, null, complaints::add)
                        .folder())
                .isEqualTo(Path.of("plugins").toAbsolutePath());
    }

    @Test
    @Proves({"D-10", "SEC-85"})
    void letsNoCodeInUnlessTheGatewayItselfWasStartedInDevelopment() {
        for (String gateway : Arrays.asList("production", "Development", "", null)) {
            assertThat(Settings.of("development", "plugins", "PT1S", null, gateway, complaints::add)
                            .development())
                    .isFalse();
        }
        assertThat(complaints)
                .hasSize(4)
                .containsOnly("mode ignored, because the gateway runs in production; jars are not started");
        assertThat(Settings.of("production", "plugins", "PT1S", null, "development", complaints::add)
                        .development())
                .isFalse();
    }

    @Test
    void refusesWhatIsWrongAndNamesTheKey() {
        refuses("Development", "plugins", "PT1S", "mode: expected production or development");
        refuses("production", "a\0b", "PT1S", "folder: expected a path");
        refuses("production", "plugins", "PT0.05S", "poll: expected PT0.1S to PT1M");
        refuses("production", "plugins", "PT61S", "poll: expected PT0.1S to PT1M");
        refuses("production", "plugins", "often", "poll: expected PT0.1S to PT1M");
    }

    private static void refuses(String mode, String folder, String poll, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(mode, folder, poll, null, null, sentence -> {}))
                .withMessage(message);
    }
}
