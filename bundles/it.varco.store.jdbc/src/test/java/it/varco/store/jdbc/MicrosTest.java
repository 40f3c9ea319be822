package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

    @Test
    void cutsOffWhatIsFinerThanAMicrosecond() {
        assertThat(Micros.of(Instant.parse("1970-01-01T00:00:01.000001999Z"))).isEqualTo(1_000_001);
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59.999999999Z"))).isEqualTo(-1);
    }

    @Test
    void holdsInstantsFarAway() {
        Instant far = Instant.parse("9999-12-31T23:59:59.999999Z");
        Instant before = Instant.parse("-9999-01-01T00:00:00Z");

        assertThat(Micros.instant(Micros.of(far))).isEqualTo(far);
        assertThat(Micros.instant(Micros.of(before))).isEqualTo(before);
    }

    @Test
    void takesTheLastOneItHoldsForWhatLiesBeyond() {
        assertThat(Micros.of(Instant.MAX)).isEqualTo(Micros.NEVER - 1);
        assertThat(Micros.of(Instant.MIN)).isEqualTo(-Micros.NEVER);
    }
}
