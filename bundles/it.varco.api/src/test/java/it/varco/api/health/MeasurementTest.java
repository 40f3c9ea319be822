package it.varco.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

    @Test
    void isANameAValueAndLabels() {
        Measurement one =
                Measurement.counter("varco_logins_total", "Logins.", 3).with("provider", "pin");
        assertThat(one.kind()).isEqualTo(Measurement.Kind.COUNTER);
        assertThat(one.value()).isEqualTo(3);
        assertThat(one.with("outcome", "done").labels())
                .containsOnlyKeys("outcome", "provider")
                .containsEntry("provider", "pin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logins_total", "varco_", "varco_Logins", "varco_logins-total", "varco_a b"})
    void refusesAnotherName(String name) {
        assertThatThrownBy(() -> Measurement.gauge(name, "Help.", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALabelThatIsNoWord() {
        Measurement one = Measurement.gauge("varco_memory_bytes", "Memory.", 1);
        assertThatThrownBy(() -> one.with("Kind", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
