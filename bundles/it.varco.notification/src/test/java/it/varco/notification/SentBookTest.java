package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.notification.Correspondence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.SentMessage;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentBookTest {

    private final World world = new World();

    @AfterEach
    void closes() {
        world.close();
    }

    @Test
    @Proves("OUT-07")
    void showsAPersonWhatWasSentWhereMaskedAndWithWhichOutcome() {
        world.calls.put(ProbeChannel.of("email", Medium.EMAIL));
        world.calls.put(ProbeChannel.of("sms", Medium.SMS).answering(new Delivery.Rejected("sms.number")));
        String sent = world.send(World.message("pin.changed", Medium.EMAIL));
        String failed = world.send(World.message("delega.new", Medium.SMS));
        world.clock.advance(Duration.ofMinutes(2));
        world.work();

        List<SentMessage> latest = world.correspondence.latest(world.session(World.ANNA));

        assertThat(latest).extracting(SentMessage::id).containsExactly(failed, sent);
        assertThat(latest)
                .extracting(SentMessage::state)
                .containsExactly(SentMessage.State.FAILED, SentMessage.State.SENT);
        SentMessage mail = latest.get(1);
        assertThat(mail.title()).isEqualTo("Titolo pin.changed");
        assertThat(mail.medium()).contains(Medium.EMAIL);
        assertThat(mail.address()).contains("*").doesNotContain("anna.bianchi");
        assertThat(mail.entered()).isEqualTo(World.NOW);
        assertThat(mail.changed()).isEqualTo(World.NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    @Proves("OUT-07")
    void showsNobodyElsesMessages() {
        String key = world.send(World.message("pin.changed", Medium.EMAIL));
        assertThat(world.correspondence.latest(world.session(World.MARIO))).isEmpty();
        assertThat(world.correspondence.earlier(world.session(World.MARIO), key))
                .isEmpty();
        assertThat(world.correspondence.earlier(world.session(World.ANNA), "")).isEmpty();
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    void showsNothingThatAccessControlDoesNotPermit() {
        String first = world.send(World.message("pin.changed", Medium.EMAIL));
        String second = world.send(World.message("pin.changed", Medium.EMAIL));
        assertThat(world.correspondence.earlier(world.session(World.ANNA), second))
                .extracting(SentMessage::id)
                .containsExactly(first);
        world.access.answering(new Decision.Refused("access.role"));

        assertThat(world.correspondence.latest(world.session(World.ANNA))).isEmpty();
        assertThat(world.correspondence.earlier(world.session(World.ANNA), second))
                .isEmpty();
        assertThat(world.access.asked()).containsExactly("messages.own", "messages.own", "messages.own");
    }

    @Test
    void goesOnWhereAPageEnds() {
        for (int each = 0; each < Correspondence.MOST + 1; each++) {
            world.send(World.message("pin.changed", Medium.EMAIL));
        }
        List<SentMessage> latest = world.correspondence.latest(world.session(World.ANNA));
        String last = latest.get(latest.size() - 1).id();

        assertThat(latest).hasSize(Correspondence.MOST);
        assertThat(world.correspondence.earlier(world.session(World.ANNA), last))
                .hasSize(1);
    }

    @Test
    void hasAWordForEveryState() {
        assertThat(Arrays.stream(State.values()).map(State::shown)).containsAll(List.of(SentMessage.State.values()));
    }
}
