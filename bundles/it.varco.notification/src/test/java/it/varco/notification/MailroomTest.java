package it.varco.notification;

import static it.varco.notification.World.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.health.Measurement;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.tck.ScriptedAccessControl;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The room as it runs: with its threads and the time of the machine. */
class MailroomTest {

    private final World world = new World();
    private final List<Mailroom> rooms = new ArrayList<>();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);
    private final ProbeChannel sms = ProbeChannel.of("sms", Medium.SMS);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void closes() {
        release.countDown();
        rooms.forEach(Mailroom::close);
        world.close();
        eventually(() -> threads().isEmpty());
    }

    /** Names of those that the room left behind. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("varco-notification"))
                .toList();
    }

    private Mailroom room() {
        Mailroom room = new Mailroom(
                World.SETTINGS,
                new Mailroom.Services(
                        world.calls,
                        ScriptedAccessControl.granting(),
                        world.trail,
                        world.outbox,
                        world.outbox.people(),
                        world.outbox),
                new Mailroom.Stationery(World::write, World::packed, List::of),
                world::contact,
                Clock.systemUTC());
        rooms.add(room);
        room.open(() -> {});
        return room;
    }

    private static void send(Mailroom room, Message.Builder message) {
        room.intake()
                .send(
                        World.OWNER,
                        List.of(message.build()),
                        Locale.ITALIAN,
                        Clock.systemUTC().instant());
    }

    private static Message.Builder about(int matter, Medium... media) {
        return World.message("pin.changed", media).matter("m" + matter);
    }

    private long in(State state) {
        return world.outbox.all().stream()
                .filter(row -> row.state().equals(state.name()))
                .count();
    }

    private Delivery hang(Envelope envelope) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Delivery.Accepted();
    }

    @Test
    @Proves("REL-06")
    void sendsSoonAfterTheTransactionAndNeverBefore() {
        world.calls.put(email);
        Mailroom room = room();
        assertThatThrownBy(() -> world.outbox.run(() -> {
                    send(room, about(1, Medium.EMAIL));
                    throw new IllegalStateException("the act fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        send(room, about(2, Medium.EMAIL));

        eventually(() -> in(State.SENT) == 1);

        assertThat(email.sent()).hasSize(1);
        assertThat(world.outbox.all()).hasSize(1);
    }

    @Test
    @Proves("REL-16")
    void letsAHangingChannelCostNoOther() {
        world.calls.put(email.answering(this::hang)).put(sms);
        Mailroom room = room();
        for (int each = 0; each < 50; each++) {
            send(room, about(each, Medium.EMAIL));
        }
        eventually(() -> email.sent().size() == World.SETTINGS.workers());
        for (int each = 50; each < 100; each++) {
            send(room, about(each, Medium.SMS));
        }

        eventually(() -> in(State.SENT) == 50);

        assertThat(sms.sent()).hasSize(50);
        assertThat(email.sent()).hasSize(World.SETTINGS.workers());
    }

    @Test
    @Proves("REL-16")
    void sendsTheMomentTheChannelIsBack() {
        Mailroom room = room();
        world.calls.put(email);
        world.calls.off("email");
        send(room, about(1, Medium.EMAIL));
        world.calls.on("email");
        eventually(() -> in(State.SENT) == 1);
        world.calls.remove("email");
        send(room, about(2, Medium.EMAIL));
        world.calls.put(ProbeChannel.of("email", Medium.EMAIL));
        eventually(() -> in(State.SENT) == 2);
    }

    @Test
    @Proves({"REL-06", "REL-14"})
    void losesNothingWhereItStopsInTheMiddleOfASend() {
        world.calls.put(email.answering(this::hang));
        Mailroom first = room();
        for (int each = 0; each < 20; each++) {
            send(first, about(each, Medium.EMAIL));
        }
        eventually(() -> email.sent().size() == World.SETTINGS.workers());

        first.close();

        eventually(() -> threads().isEmpty());
        assertThat(in(State.WAITING)).isEqualTo(20);
        assertThat(world.outbox.all().stream().filter(row -> row.attempts() == 1))
                .hasSize(World.SETTINGS.workers());

        email.answering(new Delivery.Accepted());
        room();
        eventually(() -> in(State.SENT) == 20);
        Set<String> keys = new HashSet<>(email.keys());
        assertThat(keys).hasSize(20); // those in the middle twice, each under its own key
    }

    @Test
    @Proves("REL-07")
    void sendsEachMessageOnceFromTwoRoomsOverOneStore() {
        world.calls.put(email);
        Mailroom one = room();
        Mailroom other = room();
        for (int each = 0; each < 500; each++) {
            send(each % 2 == 0 ? one : other, about(each % 100, Medium.EMAIL));
        }

        eventually(() -> in(State.SENT) == 500);

        assertThat(email.keys()).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    @Proves("REL-06")
    void keepsTheOrderOfEveryQueueWithManyWorkers() {
        world.calls.put(email);
        Mailroom room = room();
        List<String> order = new ArrayList<>();
        for (int each = 0; each < 300; each++) {
            send(room, about(each % 10, Medium.EMAIL));
            order.add(world.outbox.all().get(each).id());
        }
        eventually(() -> in(State.SENT) == 300);

        List<String> sent = email.keys();
        for (int queue = 0; queue < 10; queue++) {
            int at = queue;
            List<String> own =
                    order.stream().filter(key -> order.indexOf(key) % 10 == at).toList();
            assertThat(sent.stream().filter(own::contains).toList()).isEqualTo(own);
        }
    }

    @Test
    @Proves("REL-05")
    void goesOnWhenTheStoreIsBack() {
        world.calls.put(email);
        Mailroom room = room();
        send(room, about(1, Medium.SMS, Medium.EMAIL));
        world.outbox.away(true);
        world.calls.put(sms);
        world.outbox.away(false);
        eventually(() -> in(State.SENT) == 1);
    }

    @Test
    void letsNobodyWaitForACodeBehindTheManyThatCameInBefore() {
        world.calls.put(email);
        world.calls.off("email");
        Mailroom room = room();
        for (int each = 0; each < 100; each++) {
            send(room, about(each, Medium.EMAIL));
        }
        send(room, about(100, Medium.EMAIL).until(Clock.systemUTC().instant().plus(Duration.ofMinutes(15))));
        String code = world.outbox.all().get(100).id();
        world.calls.on("email");
        eventually(() -> in(State.SENT) == 101);

        assertThat(email.keys().subList(0, 2 * Dispatch.BATCH))
                .contains(code); // of which one batch may be leased before
    }

    @Test
    void tellsHowMuchItDoes() {
        world.calls.put(email);
        Mailroom room = room();
        send(room, about(1, Medium.EMAIL));
        send(room, about(2, Medium.SMS));
        eventually(() -> room.figures().measurements().size() == 3);

        assertThat(room.figures().measurements())
                .extracting(Measurement::toString)
                .anyMatch(figure -> figure.startsWith("varco_messages_open{") && figure.contains("medium=sms"))
                .anyMatch(figure -> figure.startsWith("varco_messages_total{") && figure.contains("outcome=sent"))
                .anyMatch(figure -> figure.startsWith("varco_messages_waited_seconds_total{medium=email}="));
    }
}
