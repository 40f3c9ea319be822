package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.notification.Medium;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel call = ProbeChannel.tellingLater("call", Medium.SMS);

    @AfterEach
    void closes() {
        world.close();
    }

    private void look() {
        world.rounds.listen(world.clock.instant());
        world.rounds.look(world.clock.instant());
    }

    private String called() {
        world.calls.put(call);
        String key = world.send(World.message("pin.verify", Medium.SMS));
        world.work();
        assertThat(world.state(key)).isEqualTo(State.TAKEN);
        return key;
    }

    @Test
    void keepsWhatAChannelTellsLaterAndSaysSo() {
        String key = called();
        call.tell(new Report(key, true, "call.done"));
        look();

        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
        assertThat(world.entry(key).isErased()).isTrue();
        assertThat(world.trail(key)).containsExactly("message.sent DONE", "message.delivered DONE");
        assertThat(call.reports()).isEmpty();
    }

    @Test
    @Proves("NOT-26")
    void makesATaskOfWhatDidNotArrive() {
        String key = called();
        call.tell(new Report(key, false, "call.no-answer"));
        look();

        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(key).row().code()).isEqualTo("call.no-answer");
        assertThat(world.entry(key).isErased()).isFalse();
        assertThat(world.trail(key)).containsExactly("message.sent DONE", "message.undelivered UNAVAILABLE");
    }

    /** Nobody knew for three days whether it was taken; it was, and somebody called. */
    @ParameterizedTest
    @CsvSource({"true, DELIVERED", "false, UNDELIVERED"})
    @Proves("NOT-26")
    void takesTheOutcomeOfWhatBecameATaskInDoubt(boolean arrived, State expected) {
        world.calls.put(call.answering(new Delivery.Unknown("call.busy")));
        String key = world.send(World.message("pin.verify", Medium.SMS));
        world.work();
        world.later(World.PATIENCE);
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        call.tell(new Report(key, arrived, "call.told"));
        look();

        assertThat(world.state(key)).isEqualTo(expected);
        assertThat(world.entry(key).row().code()).isEqualTo("call.told");
        assertThat(world.entry(key).card().lost()).isEqualTo(!arrived);
        int before = world.trail(key).size();
        call.tell(new Report(key, arrived, "call.told"));
        look();
        assertThat(world.trail(key)).hasSize(before);
    }

    @Test
    void isToldAgainUntilItIsKept() {
        String key = called();
        call.tell(new Report(key, true, "call.done"));
        world.outbox.away(true);
        try {
            look();
        } catch (it.varco.api.store.StoreException expected) {
            assertThat(call.reports()).hasSize(1);
        }
        world.outbox.away(false);
        look();
        assertThat(call.reports()).isEmpty();
        look();
        assertThat(world.trail(key)).hasSize(2);
    }

    @Test
    void doesNotTakeAReportForADispatchOfWhichItKnowsNothing() {
        world.calls.put(call.answering(new Delivery.Unknown("call.busy")));
        String key = world.send(World.message("pin.verify", Medium.SMS));
        world.work();
        call.tell(new Report(key, true, "call.done"));
        look();
        assertThat(world.state(key)).isEqualTo(State.WAITING);
        assertThat(call.reports()).hasSize(1);

        call.answering(new Delivery.Accepted());
        world.later(Duration.ofMinutes(1));
        look();
        assertThat(world.state(key)).isEqualTo(State.DELIVERED);
        assertThat(call.reports()).isEmpty();
    }

    @Test
    void believesNoReportAboutWhatAnotherChannelCarried() {
        world.calls.put(email);
        String mail = world.send(World.message("pin.changed", Medium.EMAIL));
        world.work();
        world.calls.put(call);
        call.tell(new Report(mail, false, "call.no-answer"));
        call.tell(new Report("unknown-unknown-unknow", false, "call.no-answer"));
        look();

        assertThat(world.state(mail)).isEqualTo(State.SENT);
        assertThat(call.reports()).isEmpty();
    }

    @Test
    @Proves("NOT-25")
    void findsAnotherMediumOnceTheChannelIsAwayForTooLong() {
        world.calls.put(email);
        String key = world.send(World.message("pin.changed", Medium.SMS, Medium.EMAIL));
        String stays = world.send(World.message("delega.new", Medium.SMS));
        world.clock.advance(World.FALLBACK);
        look();
        assertThat(world.entry(key).medium()).contains(Medium.SMS);

        world.clock.advance(Duration.ofMinutes(1));
        look();
        world.work();
        assertThat(email.keys()).containsExactly(key);

        world.calls.put(call);
        world.work();
        assertThat(call.keys()).containsExactly(stays);
    }

    @Test
    @Proves("NOT-26")
    void makesATaskOfWhatHasNoChannelForThreeDays() {
        String key = world.send(World.message("pin.changed", Medium.SMS));
        for (int hour = 0; hour < 73; hour++) {
            world.clock.advance(Duration.ofHours(1));
            look();
        }
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(key).row().code()).isEqualTo(Route.NO_CHANNEL);
    }

    @Test
    @Proves({"NOT-27", "SEC-55"})
    void erasesTextsAfterThirtyDaysAndRowsAfterTwoYears() {
        world.calls.put(call).put(email.answering(new Delivery.Rejected("mail.address")));
        String taken = world.send(World.message("pin.verify", Medium.SMS));
        String task = world.send(World.message("delega.new", Medium.EMAIL));
        world.work();
        world.clock.advance(Duration.ofDays(30));
        world.rounds.sweep(world.clock.instant());
        assertThat(world.entry(task).isErased()).isFalse();

        world.clock.advance(Duration.ofMinutes(1));
        world.rounds.sweep(world.clock.instant());
        assertThat(world.entry(task).isErased()).isTrue();
        assertThat(world.state(task)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(taken).isErased()).isTrue();
        assertThat(world.state(taken)).isEqualTo(State.SENT);
        assertThat(world.trail.events("message.sweep"))
                .extracting(event -> event.details().get("erased"))
                .containsExactly("0", "2");

        world.clock.advance(Duration.ofDays(2 * 366));
        world.rounds.sweep(world.clock.instant());
        assertThat(world.outbox.find(taken)).isEmpty();
    }
}
