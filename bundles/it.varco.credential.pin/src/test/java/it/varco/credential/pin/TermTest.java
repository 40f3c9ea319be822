package it.varco.credential.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

    @ParameterizedTest
    @CsvSource({
        // set, now (UTC), usable; Rome is one hour ahead in winter and two in summer
        "2026-05-21T10:00:00Z, 2026-05-21T10:00:00Z, true",
        "2026-05-21T10:00:00Z, 2026-11-21T22:59:59Z, true",
        "2026-05-21T10:00:00Z, 2026-11-21T23:00:00Z, false",
        "2026-05-21T22:30:00Z, 2026-11-22T22:59:59Z, true",
        "2026-05-21T22:30:00Z, 2026-11-22T23:00:00Z, false",
        "2025-08-31T10:00:00Z, 2026-02-28T22:59:59Z, true",
        "2025-08-31T10:00:00Z, 2026-02-28T23:00:00Z, false",
        "2026-11-22T10:00:00Z, 2026-11-21T10:00:00Z, true"
    })
    @Proves("PIN-35")
    void lastsToTheEndOfTheDaySixMonthsLater(Instant setAt, Instant now, boolean usable) {
        assertThat(Term.parse("validity", "P6M").covers(setAt, now)).isEqualTo(usable);
    }

    /** A day in Rome is over at midnight there, whether it had 23 hours or 25. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, 2026-03-29T21:59:59Z, true",
        "2026-03-28T12:00:00Z, 2026-03-29T22:00:00Z, false",
        "2026-10-24T12:00:00Z, 2026-10-25T22:59:59Z, true",
        "2026-10-24T12:00:00Z, 2026-10-25T23:00:00Z, false"
    })
    @Proves("REL-08")
    void lastsToTheEndOfADayOnWhichTheClocksChange(Instant setAt, Instant now, boolean usable) {
        assertThat(Term.parse("validity", "P1D").covers(setAt, now)).isEqualTo(usable);
    }

    @Test
    void takesFromOneDayToTenYears() {
        assertThat(Term.parse("validity", "P1D").period()).isEqualTo(Period.ofDays(1));
        assertThat(Term.parse("validity", "P10Y").period()).isEqualTo(Period.ofYears(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P0D", "P-1D", "P10Y1D", "P121M", "P4000D", "P999999999Y", "PT3M", "6M", "P1Y-13M"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Term.parse("validity", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validity: expected P1D to P10Y");
    }
}
