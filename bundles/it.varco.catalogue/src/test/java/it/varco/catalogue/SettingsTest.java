package it.varco.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void readsDurations() {
        assertThat(Settings.of("P1D", "PT10S", "P10Y", "PT1M"))
                .isEqualTo(new Settings(
                        Duration.ofDays(1), Duration.ofSeconds(10), Period.ofYears(10), Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"PT9M,PT10S,patience", "P31D,PT10S,patience", "day,PT10S,patience", "P1D,PT0S,limit", "P1D,PT11S,limit"
    })
    void refusesWhatIsOutOfRangeAndNamesTheKey(String patience, String limit, String key) {
        assertThatThrownBy(() -> Settings.of(patience, limit, "P10Y", "PT1M"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": expected PT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P101Y", "PT1H", "P-1Y", "ten", "P999999999Y"})
    void refusesToKeepReceiptsTooShortOrTooLong(String receipts) {
        assertThatThrownBy(() -> Settings.of("P1D", "PT10S", receipts, "PT1M"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("receipts: expected P1M to P100Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.5S", "PT61M", "soon"})
    void refusesToLookTooOftenOrTooSeldom(String upkeep) {
        assertThatThrownBy(() -> Settings.of("P1D", "PT10S", "P10Y", upkeep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("upkeep: expected PT1S to PT1H");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 20, PT10M, 5, 4, visits.most: expected 0 to 1000000",
        "60, 1000001, PT10M, 5, 4, visits.refusals: expected 0 to 1000000",
        "60, 20, PT0S, 5, 4, visits.window: expected PT1S to PT24H",
        "60, 20, PT10M, -1, 4, visits.sameSubject: expected 0 to 1000000",
        "60, 20, PT10M, 5, 1000001, visits.atOnce: expected 0 to 1000000"
    })
    void refusesBudgetsOutOfRange(int most, int refusals, String window, int same, int atOnce, String expected) {
        assertThatThrownBy(() -> Turnstile.Budgets.of(most, refusals, window, same, atOnce))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(expected);
    }
}
