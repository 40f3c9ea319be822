package it.varco.spi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final String KEY = "kX3v_-0123456789abcdAB";

    @Test
    void saysWhatBecameOfOneEnvelope() {
        assertThat(new Report(KEY, true, "call.done").key()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "kX3v", "kX3v_-0123456789abcdAB0", "kX3v_-0123456789abcd==", "kX3v_-0123456789abcdA\n"})
    void refusesKeysOfOtherShapes(String key) {
        assertThatThrownBy(() -> new Report(key, true, "call.done"))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Call", "call done", "call..done"})
    void refusesCodesOfOtherShapes(String code) {
        assertThatThrownBy(() -> new Report(KEY, true, code))
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class);
    }
}
