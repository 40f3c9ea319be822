package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void readsDurations() {
        assertThat(Settings.of("P1D", "PT10S")).isEqualTo(new Settings(Duration.ofDays(1), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({"PT9M,PT10S,patience", "P31D,PT10S,patience", "day,PT10S,patience", "P1D,PT0S,limit", "P1D,PT11S,limit"
    })
    void refusesWhatIsOutOfRangeAndNamesTheKey(String patience, String limit, String key) {
        assertThatThrownBy(() -> Settings.of(patience, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it.varco.catalogue, key " + key + ": expected PT");
    }

    @Test
    @Proves("UX-08")
    void saysTheSameRangesInBothLanguages() throws IOException {
        Properties italian = texts("config.properties");
        Properties english = texts("config_en.properties");

        assertThat(english.keySet()).isEqualTo(italian.keySet());
        for (Properties texts : new Properties[] {italian, english}) {
            assertThat(texts.getProperty("patience.help")).endsWith(" [PT10M..P30D]");
            assertThat(texts.getProperty("limit.help")).endsWith(" [PT1S..PT10S]");
        }
    }

    private static Properties texts(String name) throws IOException {
        Properties read = new Properties();
        try (InputStream in = SettingsTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name)) {
            read.load(in);
        }
        return read;
    }
}
