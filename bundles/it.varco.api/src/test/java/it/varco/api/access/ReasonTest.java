package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @Test
    void isOneLineWithoutSurroundingBlanks() {
        assertThat(Reason.parse("  perché sì \n")).contains(new Reason("perché sì"));
        assertThat(Reason.flaw("reason", "  perché sì \n")).isEmpty();
        assertThat(Reason.parse("x".repeat(200))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"'', MISSING, ''", "'   ', MISSING, ''", "ab, LENGTH, 3..200", "' ab ', LENGTH, 3..200"})
    void saysWhatIsWrong(String typed, Flaw.Kind kind, String expected) {
        assertThat(Reason.flaw("reason", typed)).contains(new Flaw("reason", kind, expected));
        assertThat(Reason.parse(typed)).isEmpty();
    }

    @Test
    void isNotLongerThanTwoHundredCharacters() {
        assertThat(Reason.flaw("reason", "x".repeat(201))).contains(new Flaw("reason", Flaw.Kind.LENGTH, "3..200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\ttwo", "one\u0000two", "one\u2028two", "one\u200btwo", "one\u202etwo"})
    void hasNothingThatCannotBeSeen(String typed) {
        assertThat(Reason.flaw("reason", typed)).contains(new Flaw("reason", Flaw.Kind.SHAPE, ""));
        assertThatThrownBy(() -> new Reason(typed)).isInstanceOf(IllegalArgumentException.class);
    }
}
