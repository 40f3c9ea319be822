package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void readsNumbersDurationsAndPeriods() {
        assertThat(Settings.of(4, 100, "P3D", "PT1H", "P24M", "PT5S", "PT15M", "SMS=sms"))
                .usingRecursiveComparison()
                .isEqualTo(new Settings(
                        4,
                        100,
                        Duration.ofDays(3),
                        Duration.ofHours(1),
                        Period.ofMonths(24),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(15),
                        Carriers.of("SMS=sms")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, P3D, PT1H, P24M, PT5S, PT15M, workers: expected 1 to 8",
        "9, 100, P3D, PT1H, P24M, PT5S, PT15M, workers: expected 1 to 8",
        "4, 0, P3D, PT1H, P24M, PT5S, PT15M, rate: expected 1 to 1000",
        "4, 1001, P3D, PT1H, P24M, PT5S, PT15M, rate: expected 1 to 1000",
        "4, 100, PT59M, PT1H, P24M, PT5S, PT15M, patience: expected PT1H to PT336H",
        "4, 100, P15D, PT1H, P24M, PT5S, PT15M, patience: expected PT1H to PT336H",
        "4, 100, three days, PT1H, P24M, PT5S, PT15M, patience: expected PT1H to PT336H",
        "4, 100, P3D, PT59S, P24M, PT5S, PT15M, fallback: expected PT1M to PT72H",
        "4, 100, P3D, P4D, P24M, PT5S, PT15M, fallback: expected PT1M to PT72H",
        "4, 100, P3D, PT1H, P30D, PT5S, PT15M, retention: expected P1M to P10Y",
        "4, 100, P3D, PT1H, P11Y, PT5S, PT15M, retention: expected P1M to P10Y",
        "4, 100, P3D, PT1H, always, PT5S, PT15M, retention: expected P1M to P10Y",
        "4, 100, P3D, PT1H, P24M, PT0.01S, PT15M, retry.first: expected PT0.1S to PT1M",
        "4, 100, P3D, PT1H, P24M, PT5S, PT2H, retry.last: expected PT1S to PT1H"
    })
    @Proves("REL-15")
    void refusesWhatIsOutOfRangeAndNamesTheKey(
            int workers,
            int rate,
            String patience,
            String fallback,
            String retention,
            String first,
            String last,
            String expected) {
        assertThatThrownBy(() -> Settings.of(workers, rate, patience, fallback, retention, first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(expected);
    }
}
