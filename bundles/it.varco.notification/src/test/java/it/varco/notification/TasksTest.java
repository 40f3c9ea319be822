package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.form.Secret;
import it.varco.api.notification.Medium;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Undelivered;
import it.varco.proves.Proves;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {

    private final World world = new World();
    private final ProbeChannel email = ProbeChannel.of("email", Medium.EMAIL);

    @BeforeEach
    void refuses() {
        world.calls.put(email.answering(new Delivery.Rejected("mail.address")));
    }

    @AfterEach
    void closes() {
        world.close();
    }

    private String task() {
        String key = world.send(World.message("pin.changed", Medium.EMAIL));
        world.work();
        return key;
    }

    private static <T> T done(Administered<T> outcome) {
        assertThat(outcome).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<T>) outcome).result();
    }

    private List<Undelivered> all() {
        return done(world.tasks.undelivered(world.officer(), "", 100));
    }

    @Test
    @Proves("NOT-26")
    void showsWhatCouldNotBeDelivered() {
        String key = task();

        Undelivered task = all().get(0);

        assertThat(task.id()).isEqualTo(key);
        assertThat(task.owner()).isEqualTo(World.OWNER);
        assertThat(task.kind()).isEqualTo("pin.changed");
        assertThat(task.title()).isEqualTo("Titolo pin.changed");
        assertThat(task.person()).contains(World.ANNA);
        assertThat(task.medium()).contains(Medium.EMAIL);
        assertThat(task.address()).contains("@example.it").doesNotContain("bianchi");
        assertThat(task.why()).isEqualTo("mail.address");
        assertThat(task.canBeRetried()).isTrue();
        assertThat(task.since()).isEqualTo(World.NOW);
        assertThat(task.toString()).doesNotContain("BNCLRA");
    }

    @Test
    void showsThemPageByPage() {
        String first = task();
        String second = task();
        assertThat(done(world.tasks.undelivered(world.officer(), "", 1)))
                .extracting(Undelivered::id)
                .containsExactly(first);
        assertThat(done(world.tasks.undelivered(world.officer(), first, 1)))
                .extracting(Undelivered::id)
                .containsExactly(second);
        assertThatThrownBy(() -> world.tasks.undelivered(world.officer(), "", 101))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves("NOT-26")
    void putsOneBackAsIfItWereNew() {
        String key = task();
        email.answering(new Delivery.Unknown("mail.silent"));
        world.clock.advance(Duration.ofDays(20));

        Undelivered again = done(world.tasks.retry(world.officer(), key, "indirizzo corretto"));
        world.work();

        assertThat(again.id()).isEqualTo(key);
        assertThat(world.state(key)).isEqualTo(State.WAITING);
        assertThat(world.entry(key).row().attempts()).isEqualTo(1);
        assertThat(all()).isEmpty();
        AuditEvent event = world.trail.events("messages.retry").get(0);
        assertThat(event.person()).contains(World.MARIO);
        assertThat(event.about()).contains(World.ANNA);
        assertThat(event.details()).containsEntry("key", key).containsEntry("reason", "indirizzo corretto");
    }

    @Test
    @Proves("NOT-27")
    void cannotRetryWhatWasErased() {
        String key = world.send(World.message("pin.half", Medium.EMAIL).secret("half", new Secret("AB".toCharArray())));
        world.work();
        world.clock.advance(Duration.ofDays(31));
        world.rounds.sweep(world.clock.instant());

        assertThat(all().get(0).canBeRetried()).isFalse();
        assertThat(world.tasks.retry(world.officer(), key, "di nuovo"))
                .isEqualTo(new Administered.Contrary<>("messages.erased"));
        AuditEvent event = world.trail.events("messages.retry").get(0);
        assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(event.details()).containsEntry("rule", "messages.erased");
    }

    /** A channel that remembers its keys, as all of the house do: the same one again is no second call. */
    private ProbeChannel caller() {
        ProbeChannel call = ProbeChannel.tellingLater("call", Medium.CALL);
        world.calls.put(call);
        world.contact(World.ANNA, Medium.CALL, "+390654321098");
        return call;
    }

    private String notReached(ProbeChannel call, String key) {
        world.work();
        call.tell(new Report(key, false, "call.no-answer"));
        world.rounds.listen(world.clock.instant());
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        return key;
    }

    @Test
    @Proves({"NOT-26", "NC-02"})
    void putsOneThatDidNotArriveBackUnderAnotherKey() {
        ProbeChannel call = caller();
        String key = notReached(call, world.send(World.message("pin.verify", Medium.CALL)));
        world.clock.advance(Duration.ofHours(1));

        Undelivered again = done(world.tasks.retry(world.officer(), key, "chiamata di nuovo"));
        world.work();

        assertThat(call.keys()).containsExactly(key, again.id()).doesNotHaveDuplicates();
        assertThat(call.sent().get(1).content()).isEqualTo(call.sent().get(0).content());
        assertThat(call.sent().get(1).entered()).isEqualTo(world.clock.instant());
        assertThat(world.state(again.id())).isEqualTo(State.TAKEN);
        assertThat(world.state(key)).isEqualTo(State.CLOSED);
        assertThat(world.entry(key).isErased()).isTrue();
        assertThat(world.trail.events("messages.retry").get(0).details())
                .containsEntry("key", key)
                .containsEntry("anew", again.id())
                .containsEntry("reason", "chiamata di nuovo");
        assertThat(world.tasks.retry(world.officer(), key, "di nuovo")).isEqualTo(new Administered.Unknown<>());
        assertThat(world.outbox.all()).hasSize(2);

        notReached(call, again.id());
        String third =
                done(world.tasks.retry(world.officer(), again.id(), "ancora")).id();
        world.work();
        assertThat(call.keys()).containsExactly(key, again.id(), third).doesNotHaveDuplicates();
    }

    @Test
    @Proves("REL-06")
    void keepsTheKeyOfOneThatMayHaveArrived() {
        email.answering(new Delivery.Unknown("mail.silent"));
        String key = task();
        world.later(World.PATIENCE);

        assertThat(done(world.tasks.retry(world.officer(), key, "di nuovo")).id())
                .isEqualTo(key);

        world.work();
        assertThat(email.keys()).containsOnly(key);
    }

    @Test
    void leavesOneThatDidNotArriveAsItIsWithoutAContact() {
        ProbeChannel call = caller();
        String key = notReached(call, world.send(World.message("pin.verify", Medium.CALL)));
        world.noContact(World.ANNA, Medium.CALL);

        assertThat(world.tasks.retry(world.officer(), key, "di nuovo"))
                .isEqualTo(new Administered.Contrary<>("messages.no-contact"));

        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
        assertThat(world.outbox.all()).hasSize(1);
    }

    /** The later one of the pair would go out although the earlier one did not, or both would wait for each other. */
    @Test
    @Proves({"PIN-19", "NOT-26"})
    void givesTheOtherMessageThePlaceInThePair() {
        ProbeChannel call = caller();
        String first =
                world.send(World.message("pin.verify", Medium.CALL).pair("p").matter("one"));
        String second =
                world.send(World.message("pin.half", Medium.SMS).pair("p").matter("two"));
        notReached(call, first);
        call.answering(new Delivery.Unknown("call.busy"));
        String again =
                done(world.tasks.retry(world.officer(), first, "di nuovo")).id();
        ProbeChannel sms = ProbeChannel.of("sms", Medium.SMS);
        world.calls.put(sms);

        world.work();
        assertThat(world.state(again)).isEqualTo(State.WAITING);
        assertThat(sms.sent()).isEmpty();

        call.answering(new Delivery.Accepted());
        world.later(Duration.ofMinutes(1));
        world.later(Duration.ofMinutes(1));
        assertThat(call.keys()).contains(again);
        assertThat(world.state(again)).isEqualTo(State.TAKEN);
        assertThat(sms.keys()).containsExactly(second);
    }

    @Test
    void cannotRetryWithoutAContact() {
        String key = task();
        world.noContact(World.ANNA, Medium.EMAIL);
        assertThat(world.tasks.retry(world.officer(), key, "di nuovo"))
                .isEqualTo(new Administered.Contrary<>("messages.no-contact"));
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
    }

    @Test
    void endsATaskAndErasesItsText() {
        String key = task();

        done(world.tasks.close(world.officer(), key, "telefonato"));

        assertThat(world.state(key)).isEqualTo(State.CLOSED);
        assertThat(world.entry(key).isErased()).isTrue();
        assertThat(world.trail.events("messages.close").get(0).details()).containsEntry("reason", "telefonato");
        assertThat(world.tasks.close(world.officer(), key, "telefonato")).isEqualTo(new Administered.Unknown<>());
        assertThat(world.tasks.retry(world.officer(), key, "telefonato")).isEqualTo(new Administered.Unknown<>());
    }

    @Test
    void asksForAReason() {
        String key = task();
        assertThat(world.tasks.close(world.officer(), key, " ")).isInstanceOf(Administered.Invalid.class);
        assertThat(world.tasks.retry(world.officer(), key, "x")).isInstanceOf(Administered.Invalid.class);
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
    }

    @Test
    @Proves("SEC-01")
    void doesNothingForWhomeverAccessControlRefuses() {
        String key = task();
        Decision no = new Decision.Refused("access.role");
        world.access.answering(no);

        assertThat(world.tasks.lines(world.officer())).isEqualTo(new Administered.Forbidden<>(no));
        assertThat(world.tasks.undelivered(world.officer(), "", 10)).isEqualTo(new Administered.Forbidden<>(no));
        assertThat(world.tasks.retry(world.officer(), key, "di nuovo")).isEqualTo(new Administered.Forbidden<>(no));
        assertThat(world.tasks.close(world.officer(), key, "di nuovo")).isEqualTo(new Administered.Forbidden<>(no));
        assertThat(world.access.asked())
                .containsExactly(
                        Administration.MESSAGES_VIEW.name(),
                        Administration.MESSAGES_VIEW.name(),
                        Administration.MESSAGES_RETRY.name(),
                        Administration.MESSAGES_CLOSE.name());
        assertThat(world.state(key)).isEqualTo(State.UNDELIVERED);
    }

    @Test
    void showsEveryMediumAsItStands() {
        task();
        world.send(World.message("delega.new", Medium.SMS));

        List<OutboxLine> lines = done(world.tasks.lines(world.officer()));

        assertThat(lines).extracting(OutboxLine::medium).containsExactly(Medium.values());
        assertThat(lines.get(0).undelivered()).isEqualTo(1);
        assertThat(lines.get(0).channel()).contains("email");
        assertThat(lines.get(1).waiting()).isEqualTo(1);
        assertThat(lines.get(1).oldest()).contains(World.NOW);
        assertThat(lines.get(1).channel()).isEmpty();
    }
}
