package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of birth and of expiry, as people type them. */
class TypedDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(strings = {"5/1/1980", "05.01.1980", "5-1-1980", " 05 01 1980 "})
    void isReadWithWhateverBetweenItsParts(String typed) {
        assertThat(TypedDay.parse(typed)).contains(LocalDate.of(1980, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/2/1980", "1/13/1980", "1980", "1/1/80", "1980-01-05", ""})
    void isNoneWhereThereIsNoSuchDay(String typed) {
        assertThat(TypedDay.parse(typed)).isEmpty();
    }

    @Test
    void isOfABirthFromTodayBackToTheOldestAnybodyCanBe() {
        assertThat(TypedDay.isOfBirth(TODAY, TODAY)).isTrue();
        assertThat(TypedDay.isOfBirth(TODAY.plusDays(1), TODAY)).isFalse();
        assertThat(TypedDay.isOfBirth(TODAY.minusYears(130).plusDays(1), TODAY)).isTrue();
        assertThat(TypedDay.isOfBirth(TODAY.minusYears(130), TODAY)).isFalse();
    }
}
