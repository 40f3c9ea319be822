package it.varco.api.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    @Test
    void areTakenWithoutTheBlanksAroundThem() {
        assertThat(Lines.some("name", "  Città di Prova, “sede” 😀 ")).isEqualTo("Città di Prova, “sede” 😀");
        assertThat(Lines.any("name", " a b\n")).isEqualTo("a b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n"})
    void mayBeMissingOnlyWhereNothingHasToBeThere(String nothing) {
        assertThat(Lines.any("name", nothing)).isEmpty();
        assertThatThrownBy(() -> Lines.some("name", nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: expected one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u001b[2Jb", "a\u0085b", "a\u2028b", "a\u2029b", "a\ud800b"})
    void areOneLineAndNoMore(String more) {
        assertThatThrownBy(() -> Lines.any("name", more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: expected one line");
        assertThatThrownBy(() -> Lines.some("name", more)).hasMessage("name: expected one line");
    }
}
