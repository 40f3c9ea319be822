package it.varco.catalogue;

import static it.varco.catalogue.House.ANNA;
import static it.varco.catalogue.House.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.Outcome;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.Upkeep;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What time brings about. */
class CaretakerTest {

    private final House house = new House();

    private static Effects put(String key) {
        return Effects.records(List.of(RecordChange.put(key, RecordChange.ABSENT, new byte[] {1})));
    }

    @Test
    @Proves("CS-17")
    void isDoneWithItsRecordMessageAndPerson() {
        Message message = Message.of("probe.over", ANNA).over(Medium.EMAIL).build();
        house.probe.due = request -> house.records.get("over").isPresent()
                ? List.of()
                : List.of(new Upkeep(
                        "over", put("over").sending(message).about(ANNA).writtenIn(Locale.ENGLISH)));

        house.caretaker.look(NOW);

        assertThat(house.records.get("over")).isPresent();
        assertThat(house.store.outbox()).containsExactly(MemoryCalls.OWNER + " probe.over en " + NOW);
        assertThat(house.trail.events()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("service.probe.over");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.about()).contains(ANNA);
            assertThat(event.person()).isEmpty();
            assertThat(event.address()).isEmpty();
        });
    }

    @Test
    @Proves("CS-17")
    void isAskedAgainAsLongAsThereIsSomething() {
        house.probe.due = request -> IntStream.range(0, 7)
                .mapToObj(i -> "key" + i)
                .filter(key -> house.records.get(key).isEmpty())
                .limit(2)
                .map(key -> new Upkeep("step", put(key)))
                .toList();

        house.caretaker.look(NOW);

        assertThat(house.records.count("key")).isEqualTo(7);
    }

    @Test
    void isLeftOutWhereItsRecordsChangedMeanwhile() {
        house.records.commit(put("taken"));
        house.probe.due = request -> List.of(new Upkeep("first", put("taken")), new Upkeep("second", put("free")));

        house.caretaker.look(NOW);

        assertThat(house.trail.events()).extracting(event -> event.operation()).containsExactly("service.probe.second");
    }

    @Test
    void leavesAServiceThatThrowsToItself() {
        house.probe.due = request -> {
            throw new IllegalStateException("broken");
        };

        house.caretaker.look(NOW);

        assertThat(house.trail.events()).isEmpty();
    }

    @Test
    void comesBackWhereTheRoomOfMessagesIsAway() {
        house.notifier = null;
        Message message = Message.of("probe.over", ANNA).over(Medium.EMAIL).build();
        house.probe.due = request -> List.of(new Upkeep("over", put("over").sending(message)));

        house.caretaker.look(NOW);

        assertThat(house.records.get("over")).isEmpty();
        assertThat(house.trail.events()).isEmpty();
    }

    @Test
    void believesNoMoreThanFiftyAtOnce() {
        house.probe.due = request -> IntStream.range(0, 51)
                .mapToObj(i -> new Upkeep("step", put("key" + i)))
                .toList();

        String said = errors(() -> house.caretaker.look(NOW));

        assertThat(house.records.count("key")).isZero();
        assertThat(said).contains("service breaks its contract service=probe due=51");
    }

    private static String errors(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatBecameOfMessages() {
        Fate fate = new Fate("probe.over", Fate.Progress.SENT, NOW);
        house.store.become(fate);
        AtomicReference<List<Fate>> told = new AtomicReference<>(List.of());
        house.probe.due = request -> {
            told.set(request.fates(ANNA, "pair"));
            return List.of();
        };

        house.caretaker.look(NOW);

        assertThat(told.get()).containsExactly(fate);
    }
}
