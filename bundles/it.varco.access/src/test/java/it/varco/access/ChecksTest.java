package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@Proves("REL-03")
class ChecksTest {

    private final AtomicLong ticks = new AtomicLong(-17);
    private final House wall = new House();
    private final ClockCheck clock = new ClockCheck(new SteadyTime(wall.clock(), ticks::get));

    @Test
    void believesAClockThatMovesWithTheOther() {
        assertThat(after(0, 0)).isEqualTo(Condition.GREEN);
        assertThat(after(3600, 3600)).isEqualTo(Condition.GREEN);
        assertThat(after(3605, 3600)).isEqualTo(Condition.GREEN);
    }

    @Test
    @Proves("REL-08")
    void warnsForAMinuteOfAClockThatWasSet() {
        assertThat(after(0, 0)).isEqualTo(Condition.GREEN);
        assertThat(after(-3600, 1)).isEqualTo(Condition.YELLOW);
        assertThat(after(59, 59)).isEqualTo(Condition.YELLOW);
        assertThat(after(1, 1)).isEqualTo(Condition.GREEN);
        assertThat(after(7, 1)).isEqualTo(Condition.YELLOW);
    }

    @Test
    void believesNoClockThatShowsAYearLongOver() {
        assertThat(clock.examine(Instant.parse("2024-12-31T23:59:59Z")).condition())
                .isEqualTo(Condition.RED);
        assertThat(clock.examine(Instant.EPOCH).why().isEmpty()).isFalse();
    }

    @Test
    void isRedWhenNobodyCanSignInAtThePublicSite() {
        House house = new House();
        CredentialsCheck credentials = new CredentialsCheck(house.plugins);
        assertThat(credentials.examine(house.now).condition()).isEqualTo(Condition.GREEN);
        house.plugins.remove("word");
        assertThat(credentials.examine(house.now).condition()).isEqualTo(Condition.RED);
        assertThat(credentials.examine(house.now).name()).isEqualTo("credentials");
    }

    @Test
    @Proves("UX-50")
    void warnsUntilTheFirstStartIsOver() {
        House house = new House();
        FirstStartCheck start = new FirstStartCheck(house.setup("", "", new DemoStaff(List.of()), new ArrayList<>()));
        assertThat(start.examine(house.now).why())
                .hasToString("The public site is closed until the first start is over.");
        house.administrator(House.SARA);
        assertThat(start.examine(house.now).condition()).isEqualTo(Condition.YELLOW);

        house.store.away(true);
        assertThat(start.examine(house.now).condition()).isEqualTo(Condition.RED);
        house.store.away(false);
        house.store.setup().over(house.now);
        assertThat(start.examine(house.now)).isEqualTo(Finding.well("first-start"));
        house.store.away(true);
        assertThat(start.examine(house.now)).isEqualTo(Finding.well("first-start"));
    }

    private Condition after(long wallSeconds, long tickSeconds) {
        wall.passes(Duration.ofSeconds(wallSeconds));
        ticks.addAndGet(Duration.ofSeconds(tickSeconds).toNanos());
        return clock.examine(wall.now).condition();
    }
}
