package it.varco.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.itests.distribution.Swap.Way;
import it.varco.proves.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A plugin is put in and taken out again and again, through the gate of production, while people sign in; afterwards
 * nothing of it is left.
 *
 * <p>The system property {@code varco.storm} says how often; 6 by default.
 */
class StormIT {

    private static final int ROUNDS = Integer.getInteger("varco.storm", 6);

    /** Until every class is loaded that a round needs. */
    private static final int WARM = 4;

    private static Gateway gateway;
    private static Hands hands;

    @BeforeAll
    static void start() {
        gateway = Gateway.unpacked(0);
        hands = Crowd.handsBehindTheGate(gateway);
    }

    @AfterAll
    static void remove() {
        gateway.close();
    }

    @Test
    @Proves("REL-09")
    void leavesNothingBehindAndNobodyGetsAnAnswerThatIsNotDocumented() {
        storm(WARM);
        Vitals before = Vitals.atRest(gateway.pid());
        storm(ROUNDS);
        Vitals after = Vitals.flat(gateway.pid(), before);
        System.out.printf("before %d rounds: %s%nafter them: %s%n", ROUNDS, before, after);
    }

    private static void storm(int rounds) {
        Crowd crowd = Crowd.at(gateway);
        try (crowd) {
            Swap swap = new Swap(gateway, hands, crowd, Swap.EXAMPLE);
            for (int i = 0; i < rounds; i++) {
                swap.once(Way.DROP);
            }
        }
        System.out.printf("put in and taken out %d times under load: %s%n", rounds, crowd.answers());
        assertThat(crowd.undocumented(Way.DROP.documented(Swap.EXAMPLE))).isEmpty();
    }
}
