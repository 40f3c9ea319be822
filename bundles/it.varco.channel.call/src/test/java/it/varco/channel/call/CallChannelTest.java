package it.varco.channel.call;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import it.varco.tck.InMemoryRecordStore;
import it.varco.tck.notification.Arrival;
import it.varco.tck.notification.Carrier;
import it.varco.tck.notification.NotificationChannelContract;
import it.varco.tck.notification.NotificationChannelFixture;
import it.varco.tck.notification.ScriptedEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The carrier is the queue of the Contact Center; where the records are away, so is it. */
@Proves({"NC-01", "NC-02", "NC-03", "NC-04", "NC-05", "NC-06", "NC-07", "NC-08", "NC-09", "NC-10", "NC-11", "NC-12"})
class CallChannelTest extends NotificationChannelContract {

    private final World world = new World();

    @Override
    protected NotificationChannelFixture fixture() {
        return new NotificationChannelFixture() {
            @Override
            public NotificationChannel channel() {
                return world.channel();
            }

            @Override
            public boolean carrier(Carrier condition) {
                if (condition == Carrier.DOWN) {
                    world.store.breakDown();
                } else if (condition == Carrier.UP) {
                    world.store.recover();
                }
                return condition == Carrier.DOWN || condition == Carrier.UP;
            }

            @Override
            public List<Arrival> arrivals() {
                return world.book.tasks().stream()
                        .map(Placed::what)
                        .map(task -> new Arrival(task.key(), task.number(), task.subject() + " " + task.text()))
                        .toList();
            }

            @Override
            public boolean report(String key, boolean arrived) {
                Placed<Task> call = world.book.tasks().stream()
                        .filter(each -> each.what().key().equals(key))
                        .findFirst()
                        .orElseThrow();
                Outcome outcome = arrived ? Outcome.CONFIRMED : Outcome.WRONG_NUMBER;
                Given given = world.book.give(call.what(), outcome, World.ANNA.value(), world.clock.instant());
                world.store.apply(world.book.record(new Changes().remove(call), given));
                world.clock.advance(Duration.ofMinutes(31));
                return true;
            }

            @Override
            public Optional<InMemoryRecordStore> records() {
                return Optional.of(world.store);
            }
        };
    }

    @Test
    @Proves({"NOT-06", "UX-41"})
    void takesNoSecret() {
        assertThat(world.channel.send(World.envelope(World.NUMBER).asSecret()))
                .isEqualTo(new Delivery.Rejected("call.secret"));
        assertThat(world.store.list("", "", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n\n ", "1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n9\n\n10\n\n11\n\n12\n\n13", "a\u0007b"})
    void takesNothingThatNobodyCouldReadOut(String words) {
        assertThat(world.channel.send(ScriptedEnvelope.of(World.NUMBER, new Content.Script("Verifica", words))))
                .isEqualTo(new Delivery.Rejected("call.script"));
    }

    @Test
    @Proves("NC-02")
    void remembersForADayWhatIsOver() {
        ScriptedEnvelope envelope = World.envelope(World.NUMBER);
        world.channel.send(envelope);
        world.call(World.ANNA, Outcome.CONFIRMED);
        world.clock.advance(Duration.ofMinutes(30));
        List<Report> reports = world.channel.reports();
        world.channel.noted(reports);

        world.clock.advance(Duration.ofHours(23));
        assertThat(world.channel.send(envelope)).isEqualTo(new Delivery.Accepted());

        assertThat(world.book.tasks()).isEmpty();
        assertThat(reports).containsExactly(new Report(envelope.key(), true, "call.confirmed"));
    }

    /** What an officer puts back comes under another key, or nobody would be called. */
    @Test
    @Proves({"NC-02", "NOT-26"})
    void takesTheSameWordsUnderAnotherKeyForAnotherCall() {
        ScriptedEnvelope envelope = World.envelope(World.NUMBER);
        world.channel.send(envelope);
        world.call(World.ANNA, Outcome.WRONG_NUMBER);
        world.clock.advance(Duration.ofMinutes(30));
        world.channel.noted(world.channel.reports());
        world.channel.send(envelope);
        assertThat(world.book.tasks()).isEmpty();

        assertThat(world.channel.send(envelope.another())).isEqualTo(new Delivery.Accepted());

        assertThat(world.book.tasks()).hasSize(1);
    }

    /** A quarter past eight in the evening: the next morning. */
    @Test
    void callsNobodyAtNight() {
        world.clock.set(Instant.parse("2026-11-19T19:15:00Z"));

        world.enter(World.NUMBER);

        assertThat(world.book.tasks()).extracting(Placed::from).containsExactly(Instant.parse("2026-11-20T07:00:00Z"));
    }
}
