package it.varco.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT30S", "PT1M", " PT10S "})
    void takeADurationBetweenTheEndsAndTheEndsThemselves(String text) {
        assertThat(duration(text)).isEqualTo(Duration.parse(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.9S", "PT1M0.1S", "-PT10S", "P1M", "10", ""})
    void refuseADurationOutsideOfThemWithKeyAndRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> duration(text))
                .withMessage("timeout: expected PT1S to PT1M");
    }

    private static Duration duration(String text) {
        return Ranges.duration("timeout", text, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P31D", "P24M", "P10Y", "P9Y12M", " P1Y "})
    void compareAPeriodByTheCalendar(String text) {
        assertThat(period(text)).isEqualTo(Period.parse(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P10Y1D", "P2147483647Y", "-P1Y", "PT1H", "always"})
    void refuseAPeriodOutsideOfItsRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> period(text))
                .withMessage("retention: expected P1M to P10Y");
    }

    private static Period period(String text) {
        return Ranges.period("retention", text, Period.ofMonths(1), Period.ofYears(10));
    }

    @Test
    void takeANumberBetweenTheEndsAndNoOther() {
        assertThat(Ranges.number("tries", 1, 1, 20)).isEqualTo(1);
        assertThat(Ranges.number("tries", 20, 1, 20)).isEqualTo(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranges.number("tries", 0, 1, 20))
                .withMessage("tries: expected 1 to 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranges.number("tries", 21, 1, 20))
                .withMessage("tries: expected 1 to 20");
    }
}
