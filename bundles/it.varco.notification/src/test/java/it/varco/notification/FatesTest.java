package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Fate.Progress;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever sent a pair is told of it. */
class FatesTest {

    private static final String LETTER = "Anna Bianchi\nVia dei Tigli 1\n00100 Roma RM";

    private static final Map<Progress, Set<State>> STATES = Map.of(
            Progress.OPEN, Set.of(State.WAITING, State.UNDELIVERED),
            Progress.SENT, Set.of(State.TAKEN, State.SENT, State.DELIVERED),
            Progress.FAILED, Set.of(State.CLOSED, State.NO_CONTACT, State.LAPSED, State.STOPPED));

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel posta = ProbeChannel.of("posta", Medium.POSTA);

    @AfterEach
    void close() {
        world.close();
    }

    private String first() {
        return world.send(Message.of("pin.first", World.ANNA)
                .to(Medium.POSTA, LETTER)
                .pair("p1")
                .required());
    }

    private String second() {
        return world.send(Message.of("pin.second", World.ANNA)
                .to(Medium.EMAIL, "anna@example.org")
                .pair("p1")
                .required());
    }

    private List<Fate> fates() {
        return fates(World.OWNER, World.ANNA, "p1");
    }

    private List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        return world.intake.fates(owner, person, pair);
    }

    private static Fate fate(String kind, Progress progress, Instant since) {
        return new Fate(kind, progress, since);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateIsTold(State state) {
        assertThat(STATES.get(state.progress())).contains(state);
    }

    @Test
    void tellsHowFarBothGotInTheOrderInWhichTheyCame() {
        first();
        second();
        Instant sent = World.NOW;
        assertThat(fates())
                .containsExactly(fate("pin.first", Progress.OPEN, sent), fate("pin.second", Progress.OPEN, sent));

        world.calls.put(posta);
        world.later(Duration.ofMinutes(1));
        assertThat(fates())
                .containsExactly(
                        fate("pin.first", Progress.SENT, sent.plusSeconds(60)),
                        fate("pin.second", Progress.OPEN, sent));
    }

    @Test
    void tellsThatTheSecondIsStoppedWithTheFirst() {
        world.calls.put(posta.answering(new Delivery.Rejected("posta.address"))).put(email);
        String key = first();
        second();

        world.work();
        assertThat(fates().get(0)).isEqualTo(fate("pin.first", Progress.OPEN, World.NOW));
        assertThat(fates().get(1)).isEqualTo(fate("pin.second", Progress.FAILED, World.NOW));

        world.tasks.close(world.officer(), key, "trasferita");
        assertThat(fates().get(0).progress()).isEqualTo(Progress.FAILED);
        assertThat(email.keys()).isEmpty();
    }

    @Test
    void oneThatIsSentAnewInThePlaceOfALostOneCountsAsThatOne() {
        ProbeChannel telling = ProbeChannel.tellingLater("posta", Medium.POSTA);
        world.calls.put(telling).put(email);
        String key = first();
        String second = second();
        world.work();
        telling.tell(new Report(key, false, "posta.returned"));
        world.rounds.listen(world.clock.instant());
        assertThat(fates().get(0).progress()).isEqualTo(Progress.OPEN);

        world.tasks.retry(world.officer(), key, "indirizzo corretto");
        world.later(Duration.ofMinutes(1));

        assertThat(world.state(key)).isEqualTo(State.CLOSED);
        assertThat(world.state(second)).isEqualTo(State.SENT);
        assertThat(fates())
                .containsExactly(
                        fate("pin.first", Progress.SENT, World.NOW.plusSeconds(60)),
                        fate("pin.second", Progress.SENT, World.NOW));
    }

    @Test
    void tellsNothingOfThePairsOfOthers() {
        first();

        assertThat(fates("org.example.other", World.ANNA, "p1")).isEmpty();
        assertThat(fates(World.OWNER, World.MARIO, "p1")).isEmpty();
        assertThat(fates(World.OWNER, World.ANNA, "p2")).isEmpty();
    }
}
