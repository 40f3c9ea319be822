package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT10S", "3,PT20S", "7,PT5M20S", "8,PT10M40S", "9,PT12M", "10,PT12M", "1000000,PT12M"})
    @Proves("REL-06")
    void doublesFromFiveSeconds(int attempts, Duration least) {
        assertThat(new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), () -> 0).after(attempts))
                .isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"1,PT6.25S", "2,PT12.5S", "8,PT13M20S", "9,PT15M", "1000000,PT15M"})
    @Proves("REL-06")
    void staysBelowAQuarterMoreAndAQuarterOfAnHour(int attempts, Duration most) {
        assertThat(new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), () -> Math.nextDown(1.0)).after(attempts))
                .isLessThanOrEqualTo(most);
        assertThat(most).isLessThanOrEqualTo(QUARTER);
    }

    @Test
    @Proves("REL-06")
    void triesWhatFailedTogetherAtDifferentTimes() {
        Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), new Random(7)::nextDouble);
        assertThat(IntStream.range(0, 100).mapToObj(each -> backoff.after(9)).distinct())
                .hasSizeGreaterThan(90);
    }
}
