package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.health.HealthReport;
import it.varco.proves.Proves;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Proves("REL-03")
class HouseHealthTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final AtomicLong ticks = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private HouseHealth health = new HouseHealth();

    @AfterEach
    void stops() {
        health.stop();
    }

    @Test
    void isReadyWhenAllThatIsNeededIsWell() {
        assertThat(health(well("store"), well("trail"), well("clock"), well("access"), well("credentials"))
                        .ready())
                .isEqualTo(new HealthReport(
                        Condition.GREEN,
                        List.of(
                                Finding.well("access"),
                                Finding.well("clock"),
                                Finding.well("credentials"),
                                Finding.well("store"),
                                Finding.well("trail"))));
    }

    @Test
    void takesWhatIsMissingForRedAndLivesAllTheSame() {
        HealthReport report = health().ready();
        assertThat(report.condition()).isEqualTo(Condition.RED);
        assertThat(report.findings())
                .extracting(Finding::name)
                .containsExactly("access", "clock", "credentials", "store", "trail");
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.why().isEmpty()).isFalse());
        assertThat(health.live().condition()).isEqualTo(Condition.GREEN);
    }

    @Test
    void isYellowForARedThingThatIsNotNeeded() {
        HealthCheck plugins = check("plugins", () -> new Finding("plugins", Condition.RED, "one is broken"));
        assertThat(health(well("store"), well("trail"), well("clock"), well("access"), well("credentials"), plugins)
                        .ready()
                        .condition())
                .isEqualTo(Condition.YELLOW);
    }

    @Test
    void isRedForOneThatIsNeeded() {
        HealthCheck store = check("store", () -> new Finding("store", Condition.RED, "away"));
        assertThat(health(store, well("trail"), well("clock"), well("access"), well("credentials"))
                        .ready()
                        .condition())
                .isEqualTo(Condition.RED);
    }

    @Test
    void isRedWithoutTheRoomThatLeadsLogins() {
        assertThat(health(well("store"), well("trail"), well("clock"), well("credentials"))
                        .ready()
                        .condition())
                .isEqualTo(Condition.RED);
    }

    @Test
    void takesACheckThatThrowsForRed() {
        HealthCheck store = check("store", () -> {
            throw new NoClassDefFoundError("gone");
        });
        assertThat(health(store).ready().findings())
                .filteredOn(Finding::name, "store")
                .extracting(finding -> finding.condition() + ": " + finding.why())
                .containsExactly("RED: Its examination failed: NoClassDefFoundError.");
    }

    @Test
    void livesWithACheckThatCannotEvenTellItsName() {
        HealthCheck nameless = new HealthCheck() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }

            @Override
            public Finding examine(Instant now) {
                return Finding.well("nameless");
            }
        };
        assertThat(health(nameless, well("store")).ready().findings())
                .contains(Finding.well("store"))
                .filteredOn(Finding::name, nameless.getClass().getName())
                .extracting(finding -> finding.condition() + ": " + finding.why())
                .containsExactly("RED: Its examination failed: IllegalStateException.");
    }

    @Test
    void waitsNoLongerThanItsLimitAndForOneThatHangsOnlyOnce() throws InterruptedException {
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HealthCheck hanging = check("trail", () -> {
            asked.incrementAndGet();
            awaited(leave);
            return Finding.well("trail");
        });
        health(well("store"), hanging, well("clock"), well("access"), well("credentials"));
        HealthReport first = health.ready();
        ticks.addAndGet(Duration.ofSeconds(1).toNanos());
        HealthReport second = health.ready();
        leave.countDown();

        assertThat(first.condition()).isEqualTo(Condition.RED);
        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(1);
        Instant deadline = Instant.now(Clock.systemUTC()).plusSeconds(10);
        HealthReport after = second;
        while (after.condition() != Condition.GREEN
                && Instant.now(Clock.systemUTC()).isBefore(deadline)) {
            ticks.addAndGet(Duration.ofSeconds(1).toNanos());
            after = health.ready();
        }
        assertThat(after.condition()).isEqualTo(Condition.GREEN);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sharesALookForASecond() {
        HealthCheck counting = check("store", () -> {
            looks.incrementAndGet();
            return Finding.well("store");
        });
        health(counting);
        health.ready();
        ticks.addAndGet(Duration.ofMillis(999).toNanos());
        health.ready();
        assertThat(looks).hasValue(1);
        ticks.addAndGet(Duration.ofMillis(1).toNanos());
        health.ready();
        assertThat(looks).hasValue(2);
    }

    private HouseHealth health(HealthCheck... checks) {
        health = new HouseHealth(Clock.systemUTC(), ticks::get, SHORT, List.of(checks));
        return health;
    }

    private static HealthCheck well(String name) {
        return check(name, () -> Finding.well(name));
    }

    private static HealthCheck check(String name, Supplier<Finding> finding) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding examine(Instant now) {
                return finding.get();
            }
        };
    }
}
