package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.store.AuditCriteria;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.AuditPlace;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainLink;
import it.varco.spi.store.FoundLink;
import it.varco.spi.store.TakenEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainSearchTest extends OnBothDatabases {

    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final String mark = RandomId.next().replaceAll("[^A-Za-z0-9]", "x").toLowerCase(Locale.ROOT);
    private final String node = "node-" + mark;
    private final String maria = RandomId.next();
    private final String sara = RandomId.next();
    private JdbcAuditRepository trail;

    /** Twelve links: position n at second n; the records are their positions. */
    @BeforeEach
    void link() {
        trail = new JdbcAuditRepository(database);
        database.update("DELETE FROM audit_intake");
        for (int i = 1; i <= 12; i++) {
            String about = i % 4 == 0 ? maria : "";
            String operation = "a" + mark + (i % 3 == 0 ? ".enter" : ".enter.late");
            trail.append(new AuditEntry(
                    NOW.plusSeconds(i),
                    i % 2 == 0 ? sara : maria,
                    about,
                    operation,
                    i % 5 == 0 ? "REFUSED" : "DONE",
                    "REF-" + mark + i % 2,
                    Bytes.of(new byte[] {(byte) i})));
        }
        linkAll(node);
    }

    @Test
    void findsWhoActedAndWhomItIsAbout() {
        assertThat(positions(criteria(maria, "", "", ""))).containsExactly(12L, 11L, 9L, 8L, 7L, 5L, 4L, 3L, 1L);
        assertThat(positions(criteria(sara, "", "", ""))).containsExactly(12L, 10L, 8L, 6L, 4L, 2L);
        assertThat(positions(criteria(RandomId.next(), "", "", ""))).isEmpty();
    }

    @Test
    void findsAnOperationByItsBeginning() {
        assertThat(positions(criteria("", "a" + mark, "", ""))).hasSize(12);
        assertThat(positions(criteria("", "a" + mark + ".enter.l", "", "")))
                .containsExactly(11L, 10L, 8L, 7L, 5L, 4L, 2L, 1L);
        assertThat(positions(criteria("", "a" + mark + ".enter.m", "", ""))).isEmpty();
    }

    @Test
    void findsByOutcomeAndByReferenceAndByAllOfItTogether() {
        String operation = "a" + mark;
        assertThat(positions(criteria("", operation, "REFUSED", ""))).containsExactly(10L, 5L);
        assertThat(positions(criteria(maria, "", "REFUSED", ""))).containsExactly(5L);
        assertThat(positions(criteria("", "", "", "REF-" + mark + 1))).containsExactly(11L, 9L, 7L, 5L, 3L, 1L);
        assertThat(positions(criteria(maria, operation + ".enter.", "DONE", "REF-" + mark + 0)))
                .containsExactly(8L, 4L);
        assertThat(positions(criteria("", "", "UNAVAILABLE", "REF-" + mark + 1)))
                .isEmpty();
    }

    @Test
    void findsFromAnInstantOnAndBeforeAnother() {
        AuditCriteria part = new AuditCriteria(maria, "", "", "", NOW.plusSeconds(3), NOW.plusSeconds(8));

        assertThat(positions(part)).containsExactly(7L, 5L, 4L, 3L);
        assertThat(positions(new AuditCriteria(
                        maria,
                        "",
                        "",
                        "",
                        NOW.plusSeconds(3),
                        NOW.plusSeconds(8).plusNanos(1))))
                .containsExactly(8L, 7L, 5L, 4L, 3L);
        assertThat(positions(new AuditCriteria("", "", "", "", NOW.plusSeconds(1), NOW.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void findsEverythingByTimeAlone() {
        AuditCriteria all = new AuditCriteria("", "", "", "", NOW, END);

        List<FoundLink> found = trail.search(all, Optional.empty(), 10_000);

        assertThat(found).extracting(FoundLink::node).contains(node);
        assertThat(found).filteredOn(link -> link.node().equals(node)).hasSize(12);
    }

    @Test
    @Proves("API-06")
    void goesOnBehindAPlaceWithoutGapOrRepetition() {
        for (AuditCriteria criteria : List.of(
                criteria(maria, "", "", ""),
                criteria("", "a" + mark, "", ""),
                criteria("", "", "", "REF-" + mark + 1))) {
            List<FoundLink> whole = trail.search(criteria, Optional.empty(), 100);
            List<FoundLink> paged = new ArrayList<>();
            Optional<AuditPlace> after = Optional.empty();
            List<FoundLink> page = trail.search(criteria, after, 2);
            while (!page.isEmpty()) {
                paged.addAll(page);
                page = trail.search(criteria, Optional.of(behind(page)), 2);
            }
            assertThat(paged).containsExactlyElementsOf(whole);
        }
    }

    /** Where many happen in the same microsecond, node and position tell one from another. */
    @Test
    void goesOnAmongLinksOfTheSameMoment() {
        String operation = "b" + mark + ".same";
        for (String each : List.of("x-" + node, "y-" + node)) {
            for (int i = 0; i < 3; i++) {
                trail.append(new AuditEntry(NOW, maria, "", operation, "DONE", "", Bytes.EMPTY));
            }
            linkAll(each);
        }
        AuditCriteria same = criteria("", operation, "", "");

        List<FoundLink> first = trail.search(same, Optional.empty(), 4);
        List<FoundLink> rest = trail.search(same, Optional.of(behind(first)), 4);

        assertThat(first).extracting(FoundLink::node).startsWith("y-" + node).endsWith("x-" + node);
        assertThat(first).extracting(link -> link.link().position()).containsExactly(3L, 2L, 1L, 3L);
        assertThat(rest).extracting(link -> link.link().position()).containsExactly(2L, 1L);
    }

    @Test
    void findsWholeLinks() {
        FoundLink found = trail.search(criteria(maria, "", "REFUSED", ""), Optional.empty(), 10)
                .get(0);

        assertThat(found.link()).isEqualTo(trail.links(node, 4, 1).get(0));
    }

    /** Or a search of a long trail would read all of it: what Derby did is asked of Derby. */
    @Test
    void goesAlongAnIndexAndSortsNothing() {
        Assumptions.assumeTrue(backend == Backend.DERBY, "PostgreSQL goes by its statistics, which are empty here");
        Optional<AuditPlace> after = Optional.of(new AuditPlace(NOW.plusSeconds(7), node, 7));
        Map<AuditCriteria, String> indexes = Map.of(
                criteria("", "", "", ""), "AUDIT_CHAIN_TIME",
                criteria("", "", "REFUSED", ""), "AUDIT_CHAIN_TIME",
                criteria("", "a" + mark, "", ""), "AUDIT_CHAIN_OPERATION",
                criteria("", "a" + mark, "DONE", ""), "AUDIT_CHAIN_OPERATION",
                criteria(maria, "", "DONE", ""), "AUDIT_CHAIN_ABOUT",
                criteria(maria, "a" + mark, "", "REF-" + mark + 1), "AUDIT_CHAIN_REFERENCE");

        indexes.forEach((criteria, index) -> {
            assertThat(plan(criteria, Optional.empty()))
                    .contains("using index " + index)
                    .doesNotContain("Sort ResultSet");
            assertThat(plan(criteria, after)).contains("using index " + index).doesNotContain("Sort ResultSet");
        });
    }

    private String plan(AuditCriteria criteria, Optional<AuditPlace> after) {
        return plan(statements -> trail.search(criteria, after, 5));
    }

    @Test
    void findsNothingThatIsNotLinked() {
        trail.append(new AuditEntry(NOW.plusSeconds(50), maria, "", "a" + mark + ".enter", "DONE", "", Bytes.EMPTY));

        assertThat(positions(criteria(maria, "", "", ""))).startsWith(12L);
    }

    @Test
    @Proves("SEC-50")
    void takesWhatIsAskedAsAValue() {
        String evil = "x' OR '1'='1";

        assertThat(positions(criteria(evil, "", "", ""))).isEmpty();
        assertThat(positions(criteria("", evil, "", ""))).isEmpty();
        assertThat(positions(criteria("", "%", "", ""))).isEmpty();
        assertThat(positions(criteria("", "", evil, ""))).isEmpty();
        assertThat(positions(criteria("", "", "", evil))).isEmpty();
        assertThat(trail.search(criteria(maria, "", "", ""), Optional.of(new AuditPlace(Instant.EPOCH, evil, 1)), 10))
                .isEmpty();
    }

    private static AuditCriteria criteria(String person, String operation, String outcome, String reference) {
        return new AuditCriteria(person, operation, outcome, reference, Instant.EPOCH, END);
    }

    private List<Long> positions(AuditCriteria criteria) {
        return trail.search(criteria, Optional.empty(), 100).stream()
                .map(found -> found.link().position())
                .toList();
    }

    private static AuditPlace behind(List<FoundLink> page) {
        FoundLink last = page.get(page.size() - 1);
        return new AuditPlace(last.link().entry().at(), last.node(), last.link().position());
    }

    private void linkAll(String chain) {
        List<ChainLink> links = new ArrayList<>();
        List<Long> taken = new ArrayList<>();
        for (TakenEntry entry : trail.intake(100)) {
            links.add(new ChainLink(links.size() + 1L, entry.entry(), Bytes.of(new byte[32])));
            taken.add(entry.number());
        }
        assertThat(trail.link(chain, links, taken, 0)).isTrue();
    }
}
