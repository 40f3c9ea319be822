package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Secret;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.store.StoredMessage;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final World world = new World();

    @AfterEach
    void closes() {
        world.close();
    }

    private void send(Message... messages) {
        world.intake.send(World.OWNER, List.of(messages), Locale.ITALIAN, World.NOW);
    }

    @Test
    @Proves("REL-06")
    void leavesNothingWhereTheActFails() {
        Message message = World.message("pin.changed", Medium.EMAIL).build();

        assertThatThrownBy(() -> world.outbox.run(() -> {
                    send(message);
                    assertThat(world.outbox.all()).hasSize(1);
                    throw new IllegalStateException("the act fails");
                }))
                .hasMessage("the act fails");

        assertThat(world.outbox.all()).isEmpty();
    }

    @Test
    void writesAllOfThemOutOrKeepsNone() {
        Message right = World.message("pin.changed", Medium.EMAIL).build();
        Message wrong = World.message("unknown.kind", Medium.EMAIL).build();

        assertThatThrownBy(() -> send(right, wrong)).isInstanceOf(IllegalArgumentException.class);

        assertThat(world.outbox.all()).isEmpty();
    }

    @Test
    void keepsWhatItIsAboutAndForWhom() {
        send(World.message("pin.changed", Medium.EMAIL, Medium.SMS)
                .matter("pin")
                .pair("p1")
                .secret("half", new Secret("MARE2345".toCharArray()))
                .build());

        StoredMessage row = world.outbox.all().get(0);
        assertThat(row.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(row.queue()).isEqualTo(row.personId() + ' ' + World.OWNER + " pin");
        assertThat(row.pair()).isEqualTo(row.personId() + ' ' + World.OWNER + " p1");
        assertThat(row.media()).isEqualTo("EMAIL,SMS");
        assertThat(row.medium()).isEqualTo("EMAIL");
        assertThat(row.secret()).isTrue();
        assertThat(row.owner()).isEqualTo(World.OWNER);
        assertThat(Body.decode(row.body()).text()).contains("MARE2345");
    }

    @Test
    @Proves("NOT-25")
    void recordsThatThePersonHasNoContact() {
        String key = world.send(World.message("pin.changed", Medium.PEC));
        String required = world.send(World.message("pin.half", Medium.PEC).required());

        assertThat(world.state(key)).isEqualTo(State.NO_CONTACT);
        assertThat(world.entry(key).isErased()).isTrue();
        assertThat(world.state(required)).isEqualTo(State.UNDELIVERED);
        assertThat(world.trail(key)).containsExactly("message.undelivered UNAVAILABLE");
        assertThat(world.trail(required)).containsExactly("message.undelivered UNAVAILABLE");
    }

    @Test
    @Proves({"PIN-19", "NOT-26"})
    void makesNoPairOfWhatOthersSendOrSomebodyElseGets() {
        String lost = world.send(
                "org.example.other",
                World.message("other.half", Medium.PEC).pair("p1").required());
        String sent = world.send(World.message("pin.half", Medium.EMAIL).pair("p1"));
        world.contact(World.MARIO, Medium.EMAIL, "mario.rossi@example.it");
        Message.Builder another =
                Message.of("pin.half", World.MARIO).over(Medium.EMAIL).pair("p1");
        String marios = world.send(another);
        world.calls.put(ProbeChannel.of("email", Medium.EMAIL));

        world.work();

        assertThat(world.state(lost)).isEqualTo(State.UNDELIVERED);
        assertThat(world.state(sent)).isEqualTo(State.SENT);
        assertThat(world.state(marios)).isEqualTo(State.SENT);
    }

    @Test
    @Proves("REL-06")
    void letsNobodyHoldUpWhatOthersSend() {
        String blocking = world.send(
                "org.example.other", World.message("other.word", Medium.SMS).matter("pin"));
        String house = world.send(World.message("pin.changed", Medium.EMAIL).matter("pin"));
        world.calls.put(ProbeChannel.of("email", Medium.EMAIL));

        world.work();

        assertThat(world.state(blocking)).isEqualTo(State.WAITING);
        assertThat(world.state(house)).isEqualTo(State.SENT);
    }

    /** As wide as the columns of the store. */
    @Test
    void staysWithinTheWidthOfItsNames() {
        String longest = "x".repeat(60);
        String key = world.send(
                "o".repeat(200),
                World.message("pin.changed", Medium.EMAIL).matter(longest).pair(longest));

        StoredMessage row = world.entry(key).row();

        assertThat(row.queue().length() - row.personId().length() + 22).isLessThanOrEqualTo(300);
        assertThat(row.pair()).hasSameSizeAs(row.queue());
    }
}
