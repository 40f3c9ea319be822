package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.form.Secret;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.plugin.CallFailure;
import it.varco.proves.Proves;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.store.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages, channel by channel; the clock stands still but where it is moved. */
class CourierTest {

    private static final Delivery SILENT = new Delivery.Unknown("mail.silent");
    private static final Delivery NO_SUCH = new Delivery.Rejected("mail.address");

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel sms = ProbeChannel.of("sms", Medium.SMS);

    @AfterEach
    void closes() {
        world.close();
    }

    private static Message.Builder mail(String kind) {
        return World.message(kind, Medium.EMAIL);
    }

    private static Message.Builder secret(String kind, Medium... media) {
        return World.message(kind, media).secret("half", new Secret("MARE2345".toCharArray()));
    }

    @Test
    @Proves("REL-06")
    void givesTheChannelAllItNeedsAndSettles() {
        world.calls.put(email);
        String key = world.send(mail("pin.changed").word("when", "ieri"));

        world.work();

        Envelope envelope = email.sent().get(0);
        assertThat(envelope.key()).isEqualTo(key);
        assertThat(envelope.address()).isEqualTo("anna.bianchi@example.it");
        assertThat(envelope.content())
                .isInstanceOfSatisfying(
                        Content.Mail.class, mail -> assertThat(mail.text()).contains("ieri"));
        assertThat(envelope.language()).isEqualTo(Locale.ITALIAN);
        assertThat(envelope.entered()).isEqualTo(World.NOW);
        assertThat(envelope.secret()).isFalse();
        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(world.trail(key)).containsExactly("message.sent DONE");
        assertThat(world.trail.events("message.sent").get(0).details()).containsEntry("owner", World.OWNER);
    }

    @Test
    @Proves("REL-06")
    void sendsTheSameUnderTheSameKeyUntilItIsKnownWhatBecameOfIt() {
        world.calls.put(email.answering(SILENT));
        String key = world.send(mail("pin.changed"));
        world.work();
        world.later(Duration.ofSeconds(4));
        assertThat(email.keys()).containsExactly(key);

        world.later(Duration.ofSeconds(1));
        world.later(Duration.ofSeconds(10));
        email.answering(new Delivery.Accepted());
        world.later(Duration.ofSeconds(20));

        assertThat(email.keys()).containsExactly(key, key, key, key);
        assertThat(email.sent().stream().map(Envelope::entered)).containsOnly(World.NOW);
        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(world.trail(key)).containsExactly("message.sent DONE");
    }

    @Test
    @Proves("NOT-26")
    void makesItATaskAfterThreeDays() {
        world.calls.put(email.answering(SILENT));
        String key = world.send(mail("pin.changed"));

        for (int hour = 0; hour <= 73; hour++) {
            world.later(Duration.ofHours(1));
        }

        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(key).row().code()).isEqualTo("mail.silent");
        assertThat(world.trail(key)).containsExactly("message.undelivered UNAVAILABLE");
    }

    @Test
    @Proves("NOT-25")
    void goesOverTheNextMediumWhereTheFirstIsCertainlyNone() {
        world.calls.put(email.answering(NO_SUCH)).put(sms);
        String key = world.send(World.message("pin.changed", Medium.EMAIL, Medium.SMS));

        world.work();

        assertThat(sms.keys()).containsExactly(key);
        assertThat(sms.addresses()).containsExactly("+393331234567");
        assertThat(world.state(key)).isEqualTo(State.SENT);
        assertThat(world.entry(key).medium()).contains(Medium.SMS);
    }

    @Test
    @Proves("NOT-25")
    void neverGoesOverAnotherMediumAfterADoubt() {
        world.calls.put(email.answering(SILENT)).put(sms);
        String key = world.send(World.message("pin.changed", Medium.EMAIL, Medium.SMS));
        world.work();
        email.answering(NO_SUCH);
        world.later(Duration.ofMinutes(1));

        assertThat(sms.sent()).isEmpty();
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
    }

    @Test
    @Proves({"NOT-25", "REL-06"})
    void givesWhatIsInDoubtToNoOtherChannelOfItsMedium() {
        ProbeChannel successor = ProbeChannel.of("successor", Medium.SMS);
        world.calls.put(sms.answering(SILENT));
        String doubted = world.send(World.message("pin.changed", Medium.SMS));
        world.work();
        world.calls.remove("sms");
        world.calls.put(successor);
        String other = world.send(World.message("delega.new", Medium.SMS));
        world.later(Duration.ofHours(2));
        world.rounds.look(world.clock.instant());
        assertThat(successor.keys()).containsExactly(other);
        assertThat(world.state(doubted)).isEqualTo(State.WAITING);
        assertThat(world.entry(doubted).row().attempts()).isEqualTo(1);
        assertThat(world.entry(doubted).row().due()).isAfter(world.clock.instant());

        world.calls.remove("successor");
        world.calls.put(sms.answering(new Delivery.Accepted()));
        world.later(Duration.ofMinutes(1));

        assertThat(sms.keys()).containsExactly(doubted, doubted);
        assertThat(world.state(doubted)).isEqualTo(State.SENT);
    }

    @Test
    @Proves("NOT-26")
    void makesATaskOfWhatIsInDoubtAndWhoseChannelIsGoneForGood() {
        world.calls.put(sms.answering(SILENT));
        String doubted = world.send(World.message("pin.changed", Medium.SMS));
        String follower = world.send(World.message("pin.renewed", Medium.SMS));
        world.work();
        world.calls.remove("sms");
        ProbeChannel successor = ProbeChannel.of("successor", Medium.SMS);
        world.calls.put(successor);

        world.later(World.PATIENCE.minusSeconds(1));
        assertThat(world.state(doubted)).isEqualTo(State.WAITING);
        world.later(Duration.ofMinutes(1));

        assertThat(world.state(doubted)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(doubted).row().code()).isEqualTo(Route.NO_CHANNEL);
        assertThat(successor.keys()).containsExactly(follower);
    }

    @Test
    void goesWhereThePersonIsReachedNow() {
        world.calls.put(email).put(sms);
        String mail = world.send(mail("pin.changed"));
        String either = world.send(
                World.message("pin.renewed", Medium.EMAIL, Medium.SMS).matter("other"));
        world.contact(World.ANNA, Medium.EMAIL, "anna@example.org");
        world.work();
        assertThat(email.addresses()).containsExactly("anna@example.org", "anna@example.org");

        String later = world.send(World.message("pin.changed", Medium.EMAIL, Medium.SMS));
        world.noContact(World.ANNA, Medium.EMAIL);
        world.work();
        assertThat(sms.keys()).containsExactly(later);
        assertThat(world.state(mail)).isEqualTo(world.state(either)).isEqualTo(State.SENT);
    }

    @Test
    @Proves("SEC-10")
    void goesToTheAddressOfTheMessageAndNowhereElse() {
        world.calls.put(email).put(sms);
        world.send(World.message("recapito.changed").to(Medium.EMAIL, "old@example.it"));
        world.noContact(World.ANNA, Medium.EMAIL);

        world.work();

        assertThat(email.addresses()).containsExactly("old@example.it");
        StoredMessage row = world.outbox.all().get(0);
        assertThat(Entry.of(row).card().addresses()).isEmpty();
    }

    @Test
    @Proves("REL-06")
    void keepsTheOrderOfAQueueAndOfNoOther() {
        world.calls.put(email.answering(envelope ->
                ((Content.Mail) envelope.content()).text().startsWith("pin.first") ? SILENT : new Delivery.Accepted()));
        String first = world.send(mail("pin.first").matter("pin"));
        String second = world.send(mail("pin.second").matter("pin"));
        String other = world.send(mail("delega.new"));

        world.work();
        assertThat(email.keys()).containsExactlyInAnyOrder(first, other);
        assertThat(world.state(second)).isEqualTo(State.WAITING);

        email.answering(new Delivery.Accepted());
        world.later(Duration.ofMinutes(1));
        assertThat(email.keys().subList(2, 4)).containsExactly(first, second);
    }

    @Test
    @Proves("REL-06")
    void isNotStoppedByOneThatCannotBePacked() {
        world.calls.put(email);
        String poison = world.send(mail("pin.poison").matter("poison"));
        String follower = world.send(mail("pin.follower").matter("poison"));
        StoredMessage row = world.outbox.find(poison).orElseThrow();
        world.outbox.settle(world.entry(poison).erased(State.WAITING).row(), row, World.NOW);
        assertThat(row.body().length()).isPositive();

        world.work();

        assertThat(world.state(poison)).isEqualTo(State.UNDELIVERED);
        assertThat(world.entry(poison).row().code()).isEqualTo(Courier.FAULT);
        assertThat(world.state(follower)).isEqualTo(State.SENT);
    }

    @Test
    @Proves({"PIN-19", "NOT-26"})
    void sendsTheHalvesOverTwoMediaOneAfterTheOther() {
        world.calls.put(email.answering(SILENT)).put(sms);
        String first = world.send(
                secret("pin.half-1", Medium.EMAIL, Medium.SMS).pair("p").matter("one"));
        String second = world.send(
                secret("pin.half-2", Medium.EMAIL, Medium.SMS).pair("p").matter("two"));
        world.work();
        assertThat(email.keys()).containsExactly(first);
        assertThat(sms.sent()).isEmpty();

        email.answering(new Delivery.Accepted());
        world.later(Duration.ofMinutes(1));
        world.later(Duration.ofMinutes(1));

        assertThat(email.keys()).containsOnly(first);
        assertThat(sms.keys()).containsExactly(second);
    }

    @Test
    @Proves({"PIN-19", "NOT-26"})
    void stopsTheSecondHalfWhereTheFirstDidNotGoOut() {
        world.calls.put(email.answering(NO_SUCH)).put(sms);
        String first = world.send(secret("pin.half-1", Medium.EMAIL).pair("p"));
        String second = world.send(secret("pin.half-2", Medium.SMS).pair("p"));

        world.work();
        world.later(Duration.ofMinutes(1));

        assertThat(world.state(first)).isEqualTo(State.UNDELIVERED);
        assertThat(world.state(second)).isEqualTo(State.STOPPED);
        assertThat(world.entry(second).isErased()).isTrue();
        assertThat(sms.sent()).isEmpty();
        assertThat(world.trail(second)).containsExactly("message.undelivered REFUSED");
    }

    @Test
    @Proves("NOT-27")
    void erasesTheTextAsSoonAsTheCarrierHasIt() {
        ProbeChannel call = ProbeChannel.tellingLater("call", Medium.SMS);
        world.calls.put(email).put(call);
        String plain = world.send(mail("pin.changed").matter("a"));
        String secret = world.send(secret("pin.half-1", Medium.EMAIL).matter("b"));
        String secretCall = world.send(secret("pin.half-2", Medium.SMS).matter("c"));
        String plainCall = world.send(World.message("pin.verify", Medium.SMS).matter("d"));

        world.work();

        assertThat(world.state(plain)).isEqualTo(State.SENT);
        assertThat(world.entry(plain).isErased()).isTrue();
        assertThat(world.entry(secret).isErased()).isTrue();
        assertThat(world.state(secretCall)).isEqualTo(State.SENT);
        assertThat(world.entry(secretCall).isErased()).isTrue();
        assertThat(world.state(plainCall)).isEqualTo(State.TAKEN);
        assertThat(world.entry(plainCall).isErased()).isFalse();
    }

    @Test
    @Proves("REL-16")
    void waitsForAChannelThatIsNotHereAndCostsNoAttempt() {
        String key = world.send(mail("pin.changed"));
        world.work();
        world.calls.put(email);
        world.calls.off("email");
        world.work();
        assertThat(world.entry(key).row().attempts()).isZero();

        world.calls.on("email");
        world.work();

        assertThat(email.keys()).containsExactly(key);
    }

    @Test
    @Proves("REL-16")
    void costsNoAttemptWhereTheChannelWasNotReached() {
        world.calls.put(email);
        String key = world.send(mail("pin.changed"));
        for (CallFailure failure : List.of(CallFailure.SUSPENDED, CallFailure.BUSY, CallFailure.ABSENT)) {
            world.calls.fail("email", failure);
            world.work();
        }
        assertThat(world.entry(key).row().attempts()).isZero();
        assertThat(email.sent()).isEmpty();

        world.calls.recover("email");
        world.work();

        assertThat(world.state(key)).isEqualTo(State.SENT);
    }

    @Test
    @Proves("REL-16")
    void costsOneAttemptWhereTheChannelThrowsOrLeavesInTheMiddle() {
        world.calls.put(email.answering(envelope -> {
            throw new IllegalStateException("broken");
        }));
        String key = world.send(mail("pin.changed"));
        world.work();
        assertThat(world.entry(key).row().attempts()).isEqualTo(1);
        assertThat(world.entry(key).row().code()).isEqualTo("plugin.fault");

        email.answering(envelope -> {
            world.calls.off("email"); // its answer counts for nothing, and yet it may have sent
            return new Delivery.Accepted();
        });
        world.later(Duration.ofMinutes(1));
        assertThat(world.entry(key).row().attempts()).isEqualTo(2);
        assertThat(world.entry(key).row().code()).isEqualTo("plugin.off");
    }

    @Test
    @Proves("REL-16")
    void waitsForAHangingChannelNoLongerThanItsLimit() {
        CountDownLatch never = new CountDownLatch(1);
        ProbeChannel hanging = new ProbeChannel(ChannelDescriptor.of("email", Medium.EMAIL)
                        .limit(Duration.ofSeconds(1))
                        .build())
                .answering(envelope -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Delivery.Accepted();
                });
        world.calls.put(hanging);
        String key = world.send(mail("pin.changed"));

        world.work();

        assertThat(world.entry(key).row().code()).isEqualTo("plugin.timeout");
        assertThat(world.entry(key).row().attempts()).isEqualTo(1);
    }

    @Test
    @Proves("REL-07")
    void settlesNothingAfterItsLease() {
        world.calls.put(email.answering(envelope -> {
            world.clock.advance(World.LEASE);
            world.lease("other node", Medium.EMAIL);
            return NO_SUCH;
        }));
        String key = world.send(mail("pin.changed"));

        world.courier.carry(world.lease("slow node", Medium.EMAIL).get(0), email.descriptor(), "slow node");

        assertThat(world.state(key)).isEqualTo(State.WAITING);
        assertThat(world.trail(key)).isEmpty();
    }

    @Test
    @Proves("REL-06")
    void keepsNothingWhereTheTrailCannotBeWritten() {
        world.calls.put(email);
        String key = world.send(mail("pin.changed"));
        world.trail.breakDown();
        assertThat(catchStore()).isTrue();
        assertThat(world.state(key)).isEqualTo(State.WAITING);

        world.trail.recover();
        world.later(World.LEASE);

        assertThat(email.keys()).containsExactly(key, key);
        assertThat(world.state(key)).isEqualTo(State.SENT);
    }

    private boolean catchStore() {
        try {
            world.work();
            return false;
        } catch (it.varco.api.store.StoreException expected) {
            return true;
        }
    }
}
