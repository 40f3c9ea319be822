package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.TakenEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcAuditRepositoryTest extends OnBothDatabases {

    private final String node = "node-" + RandomId.next();
    private final String person = RandomId.next();
    private JdbcAuditRepository trail;

    @BeforeEach
    void emptyIntake() {
        trail = new JdbcAuditRepository(database);
        database.update("DELETE FROM audit_intake");
    }

    @Test
    void takesEntriesInInTheOrderInWhichTheyCame() {
        List<AuditEntry> entries = appended(5);

        assertThat(trail.intake(100)).extracting(TakenEntry::entry).containsExactlyElementsOf(entries);
        assertThat(trail.intake(100)).extracting(TakenEntry::number).isSorted();
        assertThat(trail.intake(3)).hasSize(3);
        assertThat(trail.waiting()).isEqualTo(5);
    }

    @Test
    void takesAnEntryOfTheLargestSize() {
        AuditEntry largest =
                new AuditEntry(NOW, "", "", "x".repeat(60), "y".repeat(20), "z".repeat(40), Bytes.of(new byte[16_384]));

        trail.append(largest);

        assertThat(trail.intake(1)).extracting(TakenEntry::entry).containsExactly(largest);
        refuses(new AuditEntry(NOW, "", "", "x", "DONE", "", Bytes.of(new byte[16_385])));
        refuses(new AuditEntry(NOW, "", "", "x".repeat(61), "DONE", "", Bytes.EMPTY));
        refuses(new AuditEntry(NOW, "", "", "x", "", "", Bytes.EMPTY));
        refuses(new AuditEntry(NOW, "", "", "x", "DONE", "z".repeat(41), Bytes.EMPTY));
    }

    @Test
    @Proves("SEC-60")
    void anEntryIsThereOnlyWithTheActItDescribes() {
        assertThatThrownBy(() -> database.run(() -> {
                    appended(1);
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(trail.waiting()).isZero();
    }

    @Test
    void movesEntriesFromTheIntakeToTheEndOfAChain() {
        appended(3);
        List<TakenEntry> taken = trail.intake(100);

        assertThat(trail.head(node)).isEmpty();
        assertThat(link(taken.subList(0, 2), 0)).isTrue();
        assertThat(link(taken.subList(2, 3), 2)).isTrue();

        assertThat(trail.waiting()).isZero();
        assertThat(trail.head(node)).contains(new ChainHead(3, hash(3)));
        assertThat(trail.links(node, 0, 100)).extracting(ChainLink::position).containsExactly(1L, 2L, 3L);
        assertThat(trail.links(node, 1, 1))
                .containsExactly(new ChainLink(2, taken.get(1).entry(), hash(2)));
    }

    @Test
    void linksNothingWhereTheHeadIsElsewhere() {
        appended(2);
        List<TakenEntry> taken = trail.intake(100);
        link(taken.subList(0, 1), 0);

        assertThat(link(taken.subList(1, 2), 0)).isFalse();

        assertThat(trail.waiting()).isEqualTo(1);
        assertThat(trail.links(node, 0, 100)).hasSize(1);
        assertThat(trail.head(node)).contains(new ChainHead(1, hash(1)));
    }

    @Test
    void linksNothingThatAnotherNodeLinked() {
        appended(3);
        List<TakenEntry> taken = trail.intake(100);
        trail.link(
                "other-" + node,
                links(taken.subList(2, 3), 0),
                List.of(taken.get(2).number()),
                0);

        assertThat(database.<Boolean>run(() -> link(taken, 0))).isFalse();

        assertThat(trail.waiting()).isEqualTo(2);
        assertThat(trail.links(node, 0, 100)).isEmpty();
        assertThat(trail.head(node)).isEmpty();
    }

    @Test
    void linksEachEntryOnceWhenManyTry() {
        appended(20);
        List<TakenEntry> taken = trail.intake(100);
        AtomicInteger linked = new AtomicInteger();

        IntStream.range(0, 8).parallel().forEach(i -> linked.addAndGet(link(taken, 0) ? 1 : 0));

        assertThat(linked).hasValue(1);
        assertThat(trail.links(node, 0, 100)).hasSize(20);
    }

    @Test
    void refusesLinksThatLeaveAGap() {
        appended(1);
        List<TakenEntry> taken = trail.intake(1);

        assertThatThrownBy(() ->
                        trail.link(node, links(taken, 1), List.of(taken.get(0).number()), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTheLatestOfAPersonLinkedOrNot() {
        appended(3);
        link(trail.intake(100), 0);
        AuditEntry last = entry("login.enter", NOW.plusSeconds(50));
        trail.append(last);
        trail.append(entry("login.leave", NOW.plusSeconds(60)));
        trail.append(
                new AuditEntry(NOW.plusSeconds(70), RandomId.next(), person, "login.enter", "DONE", "", Bytes.EMPTY));

        List<ChainLink> found = trail.latestOf(person, List.of("login.enter", "login.refuse"), 3);

        assertThat(found).extracting(ChainLink::position).containsExactly(0L, 3L, 2L);
        assertThat(found.get(0)).isEqualTo(new ChainLink(0, last, Bytes.EMPTY));
    }

    private void refuses(AuditEntry entry) {
        assertThatThrownBy(() -> trail.append(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<AuditEntry> appended(int count) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry("login.enter", NOW.plusSeconds(i)));
        }
        entries.forEach(trail::append);
        return entries;
    }

    private AuditEntry entry(String operation, Instant at) {
        Bytes record = Bytes.of(operation.getBytes(StandardCharsets.US_ASCII));
        return new AuditEntry(at, person, RandomId.next(), operation, "DONE", "REF-1", record);
    }

    private boolean link(List<TakenEntry> taken, long expected) {
        return trail.link(
                node,
                links(taken, expected),
                taken.stream().map(TakenEntry::number).toList(),
                expected);
    }

    private static List<ChainLink> links(List<TakenEntry> taken, long expected) {
        List<ChainLink> links = new ArrayList<>();
        for (TakenEntry entry : taken) {
            long position = expected + links.size() + 1;
            links.add(new ChainLink(position, entry.entry(), hash(position)));
        }
        return links;
    }

    private static Bytes hash(long position) {
        byte[] hash = new byte[32];
        hash[0] = (byte) position;
        return Bytes.of(hash);
    }
}
