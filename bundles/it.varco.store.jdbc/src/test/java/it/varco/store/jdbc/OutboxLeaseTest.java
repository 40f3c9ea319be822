package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may send which message, and what is taken from whom. */
class OutboxLeaseTest extends OnBothDatabases {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Instant OVER = NOW.plus(LEASE);

    private final String medium = RandomId.next().substring(2);
    private final String queue = "q" + RandomId.next();
    private JdbcOutboxRepository outbox;

    @BeforeEach
    void make() {
        outbox = new JdbcOutboxRepository(database);
    }

    @Test
    void leasesWhatIsDueTheLongestDueFirst() {
        StoredMessage late = put("late" + queue, NOW);
        StoredMessage early = put("early" + queue, NOW.minusSeconds(60));
        put("later" + queue, NOW.plusSeconds(1));

        assertThat(lease("t", NOW)).containsExactly(early, late);
    }

    @Test
    void leasesNoMoreThanIsAskedForAndOverTheseMediaAlone() {
        String other = RandomId.next().substring(2);
        StoredMessage first = put("1" + queue, NOW.minusSeconds(2));
        StoredMessage second = put("2" + queue, NOW);
        StoredMessage third = Messages.waiting(RandomId.next(), "3" + queue, "", other, NOW.minusSeconds(1));
        outbox.add(third);

        assertThat(outbox.lease(Set.of(), "t", NOW, LEASE, 10)).isEmpty();
        assertThat(outbox.lease(Set.of(medium, other), "t", NOW, LEASE, 2)).containsExactly(first, third);
        assertThat(outbox.lease(Set.of(other), "t", NOW, LEASE, 2)).isEmpty();
        assertThat(outbox.lease(Set.of(medium), "t", NOW, LEASE, 2)).containsExactly(second);
    }

    @Test
    @Proves("REL-06")
    void leasesTheFirstOfAQueueAndTheNextOnlyOnceThatIsSettled() {
        StoredMessage first = put(queue, NOW);
        StoredMessage second = put(queue, NOW.minusSeconds(60));
        StoredMessage other = put("other" + queue, NOW);

        assertThat(lease("t", NOW)).containsExactlyInAnyOrder(first, other);
        assertThat(lease("u", NOW)).isEmpty();
        assertThat(outbox.settle(Messages.in(first, "SENT"), "t", NOW)).isTrue();
        assertThat(lease("u", NOW)).containsExactly(second);
        assertThat(outbox.find(first.id())).contains(Messages.in(first, "SENT"));
    }

    @Test
    @Proves("REL-06")
    void keepsThoseBehindAMessageThatIsTriedAgainLater() {
        StoredMessage first = put(queue, NOW);
        StoredMessage second = put(queue, NOW);
        lease("t", NOW);
        StoredMessage again = Messages.later(first, NOW.plusSeconds(5));

        assertThat(outbox.settle(again, "t", NOW)).isTrue();

        assertThat(lease("u", NOW.plusSeconds(4))).isEmpty();
        assertThat(lease("u", NOW.plusSeconds(5))).containsExactly(again);
        assertThat(outbox.settle(Messages.in(again, "UNDELIVERED"), "u", NOW.plusSeconds(6)))
                .isTrue();
        assertThat(lease("v", NOW.plusSeconds(6))).containsExactly(second);
    }

    @Test
    void leasesOneOverTheMediumToWhichItWasMoved() {
        StoredMessage message = put(queue, NOW);
        String other = RandomId.next().substring(2);
        StoredMessage moved = Messages.over(lease("t", NOW).get(0), other);

        assertThat(outbox.settle(moved, "t", NOW)).isTrue();

        assertThat(message.id()).isEqualTo(moved.id());
        assertThat(lease("u", NOW)).isEmpty();
        assertThat(outbox.lease(Set.of(other), "u", NOW, LEASE, 5)).containsExactly(moved);
    }

    @Test
    void opensAQueueAnewThatWasEmpty() {
        put(queue, NOW);
        outbox.settle(Messages.in(lease("t", NOW).get(0), "SENT"), "t", NOW);
        StoredMessage next = put(queue, NOW);

        assertThat(lease("u", NOW)).containsExactly(next);
    }

    /** A number that the database gave to one that is kept later would be sent behind those after it. */
    @Test
    @Proves("REL-06")
    void keepsTheOrderOfTwoThatArePutInAtOnce() throws Exception {
        StoredMessage first = Messages.waiting(RandomId.next(), queue, "", medium, NOW);
        StoredMessage second = Messages.waiting(RandomId.next(), queue, "", medium, NOW.minusSeconds(60));

        CompletableFuture<Void> behind = database.run(() -> {
            outbox.add(first);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> outbox.add(second));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return other;
        });
        behind.get(10, TimeUnit.SECONDS);

        assertThat(lease("t", NOW)).containsExactly(first);
        assertThat(outbox.settle(Messages.in(first, "SENT"), "t", NOW)).isTrue();
        assertThat(lease("t", NOW)).containsExactly(second);
    }

    @Test
    @Proves("REL-07")
    void givesEachMessageToOneOfManyNodes() {
        Set<String> all = new HashSet<>();
        IntStream.range(0, 40).forEach(i -> all.add(put(i + queue, NOW).id()));

        List<String> leased = IntStream.range(0, 8)
                .parallel()
                .mapToObj(node -> leasedBy("node" + node))
                .flatMap(List::stream)
                .toList();

        assertThat(leased).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private List<String> leasedBy(String node) {
        List<String> mine = new ArrayList<>();
        List<StoredMessage> turn = outbox.lease(Set.of(medium), node, NOW, LEASE, 5);
        while (!turn.isEmpty()) {
            turn.forEach(message -> mine.add(message.id()));
            turn = outbox.lease(Set.of(medium), node, NOW, LEASE, 5);
        }
        return mine;
    }

    @Test
    void givesOneThatWasNotSettledInTimeToAnother() {
        StoredMessage message = put(queue, NOW);
        lease("killed", NOW);

        assertThat(lease("other", OVER.minusNanos(1_000))).isEmpty();
        assertThat(lease("other", OVER)).containsExactly(message);
    }

    @Test
    @Proves("REL-07")
    void takesNothingFromANodeThatWakesUpWhileAnotherSendsItsMessage() {
        StoredMessage message = put(queue, NOW);
        lease("asleep", NOW);
        lease("other", OVER);

        assertThat(outbox.settle(Messages.in(message, "UNDELIVERED"), "asleep", OVER))
                .isFalse();

        assertThat(outbox.find(message.id())).contains(message);
        assertThat(outbox.settle(Messages.in(message, "SENT"), "other", OVER)).isTrue();
    }

    @Test
    @Proves("REL-07")
    void takesNothingFromANodeThatWakesUpAfterAnotherSettledItsMessage() {
        StoredMessage message = put(queue, NOW);
        StoredMessage behind = put(queue, NOW);
        lease("asleep", NOW);
        lease("other", OVER);
        StoredMessage sent = Messages.in(message, "SENT");
        assertThat(outbox.settle(sent, "other", OVER)).isTrue();

        assertThat(outbox.settle(Messages.later(message, OVER), "asleep", OVER)).isFalse();

        assertThat(outbox.find(message.id())).contains(sent);
        assertThat(lease("next", OVER)).containsExactly(behind);
    }

    @Test
    void takesAnOutcomeThatIsLateFromANodeWhoseMessageNobodyElseTook() {
        StoredMessage message = put(queue, NOW);
        lease("slow", NOW);

        assertThat(outbox.settle(Messages.in(message, "SENT"), "slow", OVER.plusSeconds(60)))
                .isTrue();
        assertThat(outbox.settle(Messages.in(message, "SENT"), "slow", OVER.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void refusesALeaseWithoutAName() {
        StoredMessage message = put(queue, NOW);

        assertThatThrownBy(() -> outbox.settle(Messages.in(message, "SENT"), "", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void putsOneThatIsTriedOnceMoreBackIntoItsOldPlace() {
        StoredMessage first = put(queue, NOW);
        StoredMessage second = put(queue, NOW);
        lease("t", NOW);
        StoredMessage failed = Messages.in(first, "UNDELIVERED");
        outbox.settle(failed, "t", NOW);
        StoredMessage again = Messages.in(failed, "WAITING");

        assertThat(outbox.settle(again, failed, NOW)).isTrue();

        assertThat(lease("t", NOW)).containsExactly(again);
        outbox.settle(Messages.in(again, "SENT"), "t", NOW);
        assertThat(lease("t", NOW)).containsExactly(second);
    }

    @Test
    void disturbsNoLeaseWhereAnEarlierMessageComesBack() {
        StoredMessage first = put(queue, NOW);
        StoredMessage second = put(queue, NOW);
        lease("t", NOW);
        StoredMessage failed = Messages.in(first, "UNDELIVERED");
        outbox.settle(failed, "t", NOW);
        lease("t", NOW);
        StoredMessage again = Messages.in(failed, "WAITING");

        assertThat(outbox.settle(again, failed, NOW)).isTrue();

        assertThat(lease("u", NOW)).isEmpty();
        assertThat(outbox.settle(Messages.in(second, "SENT"), "t", NOW)).isTrue();
        assertThat(lease("u", NOW)).containsExactly(again);
    }

    @Test
    @Proves("REL-07")
    void letsOneOfTwoOfficersDecide() {
        StoredMessage failed = Messages.in(Messages.waiting(RandomId.next(), queue, "", medium, NOW), "UNDELIVERED");
        outbox.add(failed);

        assertThat(outbox.settle(Messages.in(failed, "CLOSED"), failed, NOW)).isTrue();
        assertThat(outbox.settle(Messages.in(failed, "WAITING"), failed, NOW)).isFalse();

        assertThat(outbox.find(failed.id())).contains(Messages.in(failed, "CLOSED"));
        assertThat(lease("t", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    @Proves("REL-07")
    void changesNoMessageThatSomebodySendsOrHasSent() {
        StoredMessage message = put(queue, NOW);
        lease("t", NOW);

        assertThat(outbox.settle(Messages.in(message, "STOPPED"), message, NOW)).isFalse();
        StoredMessage again = Messages.later(message, NOW);
        assertThat(outbox.settle(again, "t", NOW)).isTrue();
        assertThat(outbox.settle(Messages.in(message, "STOPPED"), message, NOW)).isFalse();

        assertThat(lease("u", NOW)).containsExactly(again);
    }

    @Test
    void stopsOneBehindTheFirst() {
        StoredMessage first = put(queue, NOW);
        StoredMessage second = put(queue, NOW);
        lease("t", NOW);

        assertThat(outbox.settle(Messages.in(second, "STOPPED"), second, NOW)).isTrue();

        assertThat(outbox.settle(Messages.in(first, "SENT"), "t", NOW)).isTrue();
        assertThat(lease("u", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void tellsWhichHaveNoChannelForSoLong() {
        StoredMessage old = put("1" + queue, NOW.minusSeconds(3_601));
        StoredMessage behind = put("1" + queue, NOW.minusSeconds(3_600));
        put("2" + queue, NOW.minusSeconds(3_600));
        Instant anHourAgo = NOW.minusSeconds(3_600);

        assertThat(mine(outbox.stranded(Set.of(), anHourAgo, NOW, 1_000))).containsExactly(old);
        assertThat(mine(outbox.stranded(Set.of(medium), anHourAgo, NOW, 1_000))).isEmpty();
        lease("t", NOW);
        assertThat(mine(outbox.stranded(Set.of(), anHourAgo, NOW, 1_000))).isEmpty();
        assertThat(mine(outbox.stranded(Set.of(), OVER.plusSeconds(1), NOW, 1_000)))
                .isEmpty();
        outbox.settle(Messages.in(old, "NO_CONTACT"), "t", NOW);
        assertThat(mine(outbox.stranded(Set.of(), anHourAgo.plusSeconds(1), NOW, 1_000)))
                .containsExactly(behind);
    }

    private List<StoredMessage> mine(List<StoredMessage> all) {
        return all.stream().filter(message -> message.medium().equals(medium)).toList();
    }

    /** Somebody else's change of one row must not keep all other messages from being sent. */
    @Test
    @Proves("REL-06")
    void sendsTheOthersWhereOneWasChangedBehindTheStore() throws SQLException {
        StoredMessage poison = put("1" + queue, NOW.minusSeconds(60));
        StoredMessage sound = put("2" + queue, NOW);
        behind("UPDATE outbox_message SET person_id = 'somebody-else' WHERE message_id = ?", poison.id());

        assertThat(outbox.lease(Set.of(medium), "t", NOW, LEASE, 1)).containsExactly(sound);
        assertThat(lease("u", NOW)).isEmpty();
    }

    /** Or a long outbox would be read whole each second: what Derby did is asked of Derby. */
    @Test
    void goesAlongAnIndexAndSortsNothing() {
        Assumptions.assumeTrue(backend == Backend.DERBY, "PostgreSQL goes by its statistics, which are empty here");
        put(queue, NOW);

        assertThat(plan(statements -> new OutboxQueues(statements).ready(Set.of(medium), NOW, 10)))
                .contains("using index OUTBOX_QUEUE_READY")
                .doesNotContain("Sort ResultSet");
        assertThat(plan(statements -> outbox.ofPerson("somebody", "", 10)))
                .contains("using index OUTBOX_MESSAGE_PERSON")
                .doesNotContain("Sort ResultSet");
        assertThat(plan(statements -> outbox.inState("UNDELIVERED", RandomId.next(), 10)))
                .contains("using index OUTBOX_MESSAGE_STATE")
                .doesNotContain("Sort ResultSet");
        assertThat(plan(statements -> outbox.ofPair("pair")))
                .contains("using index OUTBOX_MESSAGE_PAIR")
                .doesNotContain("Sort ResultSet");
    }

    private StoredMessage put(String line, Instant at) {
        StoredMessage message = Messages.waiting(RandomId.next(), line, "", medium, at);
        outbox.add(message);
        return message;
    }

    private List<StoredMessage> lease(String token, Instant now) {
        return outbox.lease(Set.of(medium), token, now, LEASE, 100);
    }
}
