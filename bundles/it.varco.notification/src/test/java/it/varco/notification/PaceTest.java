package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    @Proves("REL-16")
    void letsNoMoreGoThanTheRateSaysHoweverManyWorkersThereAre() {
        int rate = 200;
        int turns = 40;
        Pace pace = new Pace(rate);
        long begin = System.nanoTime();

        IntStream.range(0, turns).parallel().forEach(turn -> pace.await());

        Duration least = Duration.ofSeconds(1).multipliedBy(turns - 1).dividedBy(rate);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(least);
    }

    @Test
    void doesNotMakeUpForTimeInWhichNothingWasSent() throws InterruptedException {
        Pace pace = new Pace(20);
        Thread.sleep(200); // four turns that nobody took
        long begin = System.nanoTime();

        pace.await();
        pace.await();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
}
