package it.varco.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Map<String, String> PROPERTIES = Map.of("varco.data", "/srv/$1\\data", "varco.mode", "test");

    @ParameterizedTest
    @CsvSource({
        "${varco.data}/secrets, /srv/$1\\data/secrets",
        "jdbc:derby:${varco.mode}-${varco.mode}, jdbc:derby:test-test",
        "/etc/plain, /etc/plain",
        "$varco.data, $varco.data",
        "${}, ${}",
        "'', ''"
    })
    void areFilledAsThePropertyStandsThere(String value, String filled) {
        assertThat(Placeholders.fill("url", value, PROPERTIES::get)).isEqualTo(filled);
    }

    @Test
    void areRefusedWhereThereIsNoSuchProperty() {
        assertThatThrownBy(() -> Placeholders.fill("url", "${varco.data}/${varco.none}/secret", PROPERTIES::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url: expected a framework property for ${varco.none}");
    }

    @Test
    void standInPaths() {
        assertThat(Placeholders.path("keyFile", "/etc/${varco.mode}/key", PROPERTIES::get))
                .isEqualTo(Path.of("/etc/test/key"));
        assertThatThrownBy(() -> Placeholders.path("keyFile", "\0", PROPERTIES::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keyFile: expected a path");
    }
}
