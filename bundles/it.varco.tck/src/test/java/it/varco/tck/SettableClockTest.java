package it.varco.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final SettableClock clock = SettableClock.at(START);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofMinutes(3))).isEqualTo("2026-11-21T09:03:00Z");
        assertThat(clock.instant()).isEqualTo("2026-11-21T09:03:00Z");

        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void movesTogetherWithItsCopyInAnotherZone() {
        Clock rome = clock.withZone(ZoneId.of("Europe/Rome"));

        clock.advance(Duration.ofDays(1));

        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(rome.getZone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(rome.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
    }
}
