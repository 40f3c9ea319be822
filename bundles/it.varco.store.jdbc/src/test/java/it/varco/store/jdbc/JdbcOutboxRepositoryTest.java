package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.OutboxFigure;
import it.varco.spi.store.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Putting in, showing, counting, forgetting; {@link OutboxLeaseTest} has the leases. */
class JdbcOutboxRepositoryTest extends OnBothDatabases {

    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1_000));

    private final String person = RandomId.next();
    private final String queue = "q" + RandomId.next();
    private final String medium = RandomId.next().substring(2);
    private JdbcOutboxRepository outbox;

    @BeforeEach
    void make() {
        outbox = new JdbcOutboxRepository(database);
    }

    @Test
    void findsOneAsItWasPutIn() {
        StoredMessage message = put(NOW);
        StoredMessage plain = Messages.withBody(Messages.waiting(person, queue, "", medium, NOW), Bytes.EMPTY);
        outbox.add(plain);

        assertThat(outbox.find(message.id())).contains(message);
        assertThat(outbox.find(plain.id())).contains(plain);
        assertThat(outbox.find(RandomId.next())).isEmpty();
    }

    @Test
    void holdsAsMuchAsAPluginMayGive() {
        String name = "q".repeat(278) + RandomId.next();
        StoredMessage large =
                Messages.withBody(Messages.waiting(person, name, name, medium, NOW), Bytes.of(new byte[Bytes.LONGEST]));
        outbox.add(large);

        assertThat(outbox.find(large.id())).contains(large);
        assertThat(outbox.ofPair(name)).containsExactly(large);
        assertThat(outbox.lease(Set.of(medium), "t", NOW, Duration.ofMinutes(1), 10))
                .containsExactly(large);
    }

    /** Act and message are there, or neither. */
    @Test
    @Proves("REL-06")
    void keepsNothingOfAMessageWhoseTransactionIsGivenUp() {
        StoredMessage message = Messages.waiting(person, queue, "", medium, NOW);

        assertThatThrownBy(() -> database.run(() -> {
                    outbox.add(message);
                    throw new IllegalStateException("the act failed");
                }))
                .hasMessage("the act failed");

        assertThat(outbox.find(message.id())).isEmpty();
        assertThat(outbox.lease(Set.of(medium), "t", NOW, Duration.ofMinutes(1), 10))
                .isEmpty();
    }

    @Test
    void listsThoseOfAPairInTheOrderInWhichTheyWerePutIn() {
        String pair = "p" + RandomId.next();
        StoredMessage first = Messages.waiting(person, queue, pair, medium, NOW.plusSeconds(1));
        StoredMessage second = Messages.waiting(person, queue + "2", pair, medium, NOW);
        outbox.add(first);
        outbox.add(second);
        put(NOW);

        assertThat(outbox.ofPair(pair)).containsExactly(first, second);
        assertThat(outbox.ofPair("")).isEmpty();
    }

    @Test
    void listsThoseOfAPersonPageByPageTheLatestFirst() {
        List<StoredMessage> all = IntStream.range(0, 5).mapToObj(i -> put(NOW)).toList();
        StoredMessage others = Messages.waiting(RandomId.next(), "q" + RandomId.next(), "", medium, NOW);
        outbox.add(others);

        assertThat(outbox.ofPerson(person, "", 2)).containsExactly(all.get(4), all.get(3));
        assertThat(outbox.ofPerson(person, all.get(3).id(), 2)).containsExactly(all.get(2), all.get(1));
        assertThat(outbox.ofPerson(person, all.get(1).id(), 2)).containsExactly(all.get(0));
        assertThat(outbox.ofPerson(person, others.id(), 2)).isEmpty();
        assertThat(outbox.ofPerson(RandomId.next(), "", 2)).isEmpty();
    }

    @Test
    void goesOnBehindOneThatLeftTheStateMeanwhile() {
        String state = "S" + RandomId.next().substring(3);
        List<StoredMessage> all = IntStream.range(0, 4)
                .mapToObj(i -> Messages.in(Messages.waiting(person, queue, "", medium, NOW), state))
                .toList();
        all.forEach(outbox::add);

        assertThat(outbox.inState(state, "", 2)).containsExactly(all.get(0), all.get(1));
        assertThat(outbox.settle(Messages.in(all.get(1), "CLOSED"), all.get(1), NOW))
                .isTrue();
        assertThat(outbox.inState(state, all.get(1).id(), 2)).containsExactly(all.get(2), all.get(3));
        assertThat(outbox.inState(state, "", 5)).containsExactly(all.get(0), all.get(2), all.get(3));
    }

    @Test
    void countsThoseThatAreNotSettledByMediumAndState() {
        put(NOW.plusSeconds(1));
        put(NOW);
        outbox.add(Messages.in(Messages.waiting(person, queue, "", medium, NOW), "UNDELIVERED"));
        outbox.add(Messages.in(Messages.waiting(person, queue, "", medium, NOW), "SENT"));

        assertThat(outbox.figures(Set.of("SENT")))
                .filteredOn(figure -> figure.medium().equals(medium))
                .containsExactlyInAnyOrder(
                        new OutboxFigure(medium, "WAITING", 2, NOW), new OutboxFigure(medium, "UNDELIVERED", 1, NOW));
    }

    @Test
    void deletesWhatHasNotWaitedForLong() {
        StoredMessage waits = put(LONG_AGO);
        StoredMessage sent = Messages.in(Messages.waiting(person, queue, "", medium, LONG_AGO), "SENT");
        StoredMessage lately = Messages.in(Messages.waiting(person, queue, "", medium, NOW), "SENT");
        outbox.add(sent);
        outbox.add(lately);

        outbox.sweep(NOW.minus(Duration.ofDays(730)), Set.of());

        assertThat(outbox.find(sent.id())).isEmpty();
        assertThat(outbox.find(lately.id())).contains(lately);
        assertThat(outbox.find(waits.id())).contains(waits);
    }

    @Test
    @Proves("SEC-55")
    void erasesBodiesThatAreNotNeededAnyMore() {
        String spent = "S" + RandomId.next().substring(3);
        List<StoredMessage> over = Stream.generate(() -> Messages.waiting(person, queue, "", medium, NOW))
                .limit(250)
                .map(message -> Messages.in(message, spent))
                .toList();
        database.run(() -> {
            over.forEach(outbox::add);
            return over;
        });
        StoredMessage waits = put(NOW);

        outbox.sweep(LONG_AGO, Set.of(spent));

        assertThat(outbox.inState(spent, "", 300))
                .hasSize(250)
                .allMatch(message ->
                        message.body().equals(Bytes.EMPTY) && message.card().equals(Messages.CARD));
        assertThat(bytes("body", over.get(0))).isEqualTo(Bytes.EMPTY);
        assertThat(outbox.find(waits.id())).contains(waits);
    }

    @Test
    @Proves("SEC-55")
    void keepsWhatItSaysWhereNobodyCanReadIt() {
        StoredMessage message = put(NOW);

        for (String column : List.of("card", "body")) {
            assertThat(new String(bytes(column, message).array(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("PIN cambiato")
                    .doesNotContain("riservato");
        }
    }

    @Test
    void refusesOneOfWhichAnythingWasChangedThatNeverChanges() throws SQLException {
        String others = " FROM outbox_message WHERE message_id = '" + put(NOW).id() + "')";
        for (String change : List.of(
                "person_id = 'somebody-else'",
                "queue_name = 'other'",
                "pair_name = 'other'",
                "owner = 'other'",
                "kind = 'pin.other'",
                "media = 'SMS'",
                "secret = 0",
                "entered = 1",
                "body = (SELECT body" + others,
                "card = (SELECT card" + others)) {
            StoredMessage message = put(NOW);
            behind("UPDATE outbox_message SET " + change + " WHERE message_id = ?", message.id());

            assertThatThrownBy(() -> outbox.find(message.id()))
                    .as(change)
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failed -> assertThat(failed.code()).isEqualTo("store.integrity"));
        }
    }

    private StoredMessage put(Instant at) {
        StoredMessage message = Messages.waiting(person, queue, "", medium, at);
        outbox.add(message);
        return message;
    }

    private Bytes bytes(String column, StoredMessage message) {
        return database.first(
                        "SELECT " + column + " AS bytes FROM outbox_message WHERE message_id = ?",
                        row -> row.bytes("bytes"),
                        message.id())
                .orElseThrow();
    }
}
