package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Swap.Way;
import it.varco.proves.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Providers are switched, restarted and replaced while people sign in with them as fast as the gateway answers.
 *
 * <p>The system property {@code varco.swaps} says how often each is switched and restarted; 4 by default. It is
 * replaced a quarter as often. PINs are hashed cheaply here, so that more people come in between.
 */
class SwitchIT {

    private static final int SWAPS = Integer.getInteger("varco.swaps", 4);
    private static final int UPDATES = Math.max(1, SWAPS / 4);

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

    @ParameterizedTest
    @CsvSource({"pin, SWITCH", "pin, RESTART", "pin, UPDATE", "demo, SWITCH", "demo, RESTART", "demo, UPDATE"})
    @Proves({"SEC-11", "SEC-12", "UX-52", "REL-09"})
    void isSeenAtOnceAndNobodyGetsAnAnswerThatIsNotDocumented(String provider, Way way) {
        int times = way == Way.UPDATE ? UPDATES : SWAPS;
        int loaders = Vitals.of(gateway.pid()).loaders();
        Crowd crowd = Crowd.at(gateway);
        try (crowd) {
            Swap swap = new Swap(gateway, hands, crowd, provider);
            for (int i = 0; i < times; i++) {
                swap.once(way);
            }
        }
        System.out.printf("%s, %s, %d times under load: %s%n", provider, way, times, crowd.answers());
        assertThat(crowd.undocumented(way.documented(provider))).isEmpty();
        Until.isTrue(
                "old class loaders are gone", () -> Vitals.of(gateway.pid()).loaders() <= loaders);
    }
}
