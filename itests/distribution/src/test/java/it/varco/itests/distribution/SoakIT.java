package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Swap.Way;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The gateway is used for a long time, while providers go and come back in every way, one after the other.
 *
 * <p>The system property {@code varco.soak} says how long; without it there is no soak, because a few seconds cannot
 * tell what grows from what fills for the first time. Before that it is used for a tenth of the time, so that it is
 * filled. Every minute a line tells how the process is.
 */
@EnabledIfSystemProperty(named = "varco.soak", matches = ".+")
class SoakIT {

    private static final Duration LENGTH = Duration.parse(System.getProperty("varco.soak", "PT1H"));
    private static final Duration LINE = Duration.ofMinutes(1);

    private static final List<String> PROVIDERS = List.of(Swap.PIN, Swap.EXAMPLE);

    private static Gateway gateway;
    private static Hands hands;

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        hands = Crowd.hands(gateway);
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    void staysAsItIs() {
        use(LENGTH.dividedBy(10));
        Vitals before = Vitals.atRest(gateway.pid());
        System.out.printf("before: %s%n", before);
        use(LENGTH);
        System.out.printf("after %s: %s%n", LENGTH, Vitals.flat(gateway.pid(), before));
        assertThat(gateway.management().verification().path("intact").asBoolean())
                .isTrue();
    }

    /** Every way once, and again until the time is over. */
    private static void use(Duration length) {
        Crowd crowd = Crowd.at(gateway);
        try (crowd) {
            List<Swap> swaps = PROVIDERS.stream()
                    .map(provider -> new Swap(gateway, hands, crowd, provider))
                    .toList();
            long end = System.nanoTime() + length.toNanos();
            long line = System.nanoTime() + LINE.toNanos();
            do {
                swaps.forEach(Swap::everyWay);
                if (System.nanoTime() - line > 0) {
                    line += LINE.toNanos();
                    System.out.printf("%s; %s%n", Vitals.of(gateway.pid()), crowd.answers());
                }
            } while (System.nanoTime() - end < 0);
        }
        System.out.printf("answers: %s%n", crowd.answers());
        Set<String> documented = PROVIDERS.stream()
                .flatMap(provider -> Stream.of(Way.values()).flatMap(way -> way.documented(provider).stream()))
                .collect(Collectors.toSet());
        assertThat(crowd.undocumented(documented)).isEmpty();
    }
}
