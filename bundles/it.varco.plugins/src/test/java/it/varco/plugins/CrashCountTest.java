package it.varco.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashCountTest {

    private final SettableClock clock = new SettableClock();
    private final List<Origin> tooMany = new ArrayList<>();
    private final CrashCount count = new CrashCount(clock, tooMany::add);
    private final Origin acme = origin("org.acme", "1.0.0");

    @Test
    @Proves("SEC-86")
    void tellsOfThreeCrashesWithinTenMinutes() {
        count.crashed(acme);
        count.crashed(acme);
        assertThat(tooMany).isEmpty();
        clock.advance(CrashCount.WINDOW.minusNanos(1));

        count.crashed(acme);

        assertThat(tooMany).containsExactly(acme);
    }

    @Test
    @Proves("SEC-86")
    void forgetsACrashAfterTenMinutes() {
        count.crashed(acme);
        clock.advance(Duration.ofMinutes(1));
        count.crashed(acme);
        clock.advance(CrashCount.WINDOW.minusMinutes(1));

        count.crashed(acme);

        assertThat(tooMany).isEmpty();
    }

    @Test
    void countsEachBundleAndEachVersionByItself() {
        count.crashed(acme);
        count.crashed(acme);
        count.crashed(origin("org.umbra", "1.0.0"));
        count.crashed(origin("org.acme", "1.0.1"));

        assertThat(tooMany).isEmpty();
    }

    @Test
    void beginsAnewOnceItTold() {
        for (int i = 0; i < 2 * CrashCount.MOST - 1; i++) {
            count.crashed(acme);
        }
        assertThat(tooMany).hasSize(1);

        count.crashed(acme);

        assertThat(tooMany).hasSize(2);
    }

    private static Origin origin(String owner, String version) {
        return new Origin(7, owner, version, owner + ".jar", null);
    }
}
