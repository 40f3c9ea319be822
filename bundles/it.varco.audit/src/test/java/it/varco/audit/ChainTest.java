package it.varco.audit;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.ChainReport;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Each test of a broken chain writes behind the back of the repositories, as somebody with the database password could.
 */
class ChainTest {

    private static final String NODE = "node-1";

    private final MemoryStore store = new MemoryStore();
    private final Chain chain = new Chain(NODE, store, store);

    @Test
    void linksInTheOrderOfTheIntakeAndWithoutGaps() {
        take(450);

        assertThat(List.of(chain.linkBatch(), chain.linkBatch(), chain.linkBatch(), chain.linkBatch()))
                .containsExactly(200, 200, 50, 0);
        List<ChainLink> links = store.links(NODE, 0, 1000);
        for (int i = 0; i < 450; i++) {
            assertThat(links.get(i).position()).isEqualTo(i + 1);
            assertThat(links.get(i).entry()).isEqualTo(Events.entry(i));
        }
        assertThat(store.waiting()).isZero();
    }

    @Test
    void holdsInEachLinkTheHashOfTheOneBefore() {
        take(2);
        chain.linkBatch();

        Bytes first = ChainHash.of(ChainHash.origin(NODE), 1, Events.entry(0));
        assertThat(store.links(NODE, 0, 10))
                .containsExactly(
                        new ChainLink(1, Events.entry(0), first),
                        new ChainLink(2, Events.entry(1), ChainHash.of(first, 2, Events.entry(1))));
        assertThat(ChainHash.origin(NODE)).isNotEqualTo(ChainHash.origin("node-2"));
    }

    @Test
    void leavesTheIntakeAsItIsWhenTheHeadMovedMeanwhile() {
        take(3);
        Chain other = new Chain(NODE, new LosingRace(store), store);

        assertThat(other.linkBatch()).isZero();
        assertThat(store.waiting()).isEqualTo(3);
        assertThat(chain.linkBatch()).isEqualTo(3);
    }

    @Test
    void findsAnUntouchedChainIntactAndLinksWhatWaitsFirst() {
        take(2500);

        assertThat(chain.check()).isEqualTo(new ChainReport(2500, 0, 0));
        assertThat(chain.headFits()).isTrue();
    }

    @Test
    void takesNoChainThatGrowsForOneWhoseHeadDoesNotFit() {
        take(3);
        chain.check();
        store.beforeLinks = () -> {
            store.beforeLinks = () -> {};
            take(5);
            chain.linkBatch();
        };

        assertThat(chain.headFits()).isTrue();
    }

    @Test
    void findsAnEmptyChainIntact() {
        assertThat(chain.check()).isEqualTo(new ChainReport(0, 0, 0));
        assertThat(chain.headFits()).isTrue();
    }

    @Test
    @Proves("AUD-06")
    void findsAChangedRecord() {
        tamper(links -> links.computeIfPresent(1700L, (at, link) -> with(link, entry -> Events.entry(9999))));

        assertThat(chain.check()).isEqualTo(new ChainReport(2500, 0, 1700));
    }

    @Test
    @Proves("AUD-06")
    void findsARecordGivenToSomebodyElse() {
        tamper(links -> links.computeIfPresent(
                3L,
                (at, link) -> with(
                        link,
                        entry -> new AuditEntry(
                                entry.at(),
                                "person-000000000000002",
                                entry.aboutId(),
                                entry.operation(),
                                entry.outcome(),
                                entry.reference(),
                                entry.record()))));

        assertThat(chain.check().broken()).isEqualTo(3);
    }

    /** By these columns records are searched: whoever empties one would hide a record from all who search. */
    @Test
    @Proves("AUD-06")
    void findsARecordHiddenFromSearches() {
        tamper(links -> links.computeIfPresent(
                4L,
                (at, link) -> with(
                        link,
                        entry -> new AuditEntry(
                                entry.at(), entry.personId(), "", entry.operation(), "", "", entry.record()))));

        assertThat(chain.check().broken()).isEqualTo(4);
    }

    @Test
    @Proves("AUD-06")
    void findsARecordUnderAnotherReferenceOrOutcomeOrAboutSomebodyElse() {
        List<UnaryOperator<AuditEntry>> changes = List.of(
                entry -> columns(entry, "person-000000000000002", entry.outcome(), entry.reference()),
                entry -> columns(entry, entry.aboutId(), "REFUSED", entry.reference()),
                entry -> columns(entry, entry.aboutId(), entry.outcome(), "REF-77"));
        take(10);
        chain.check();
        ChainLink right = store.links(NODE, 4, 1).get(0);

        for (UnaryOperator<AuditEntry> change : changes) {
            store.tamper(state -> state.chain(NODE).put(5L, with(right, change)));
            assertThat(chain.check().broken()).isEqualTo(5);
        }
    }

    @Test
    @Proves("AUD-06")
    void findsARemovedRecord() {
        tamper(links -> links.remove(1234L));

        assertThat(chain.check()).isEqualTo(new ChainReport(2499, 0, 1234));
    }

    @Test
    @Proves("AUD-06")
    void findsARemovedRecordThoughTheOthersWereNumberedAnew() {
        tamper(links -> {
            for (long position = 1234; position < 2500; position++) {
                ChainLink next = links.get(position + 1);
                links.put(position, new ChainLink(position, next.entry(), next.hash()));
            }
            links.remove(2500L);
        });

        assertThat(chain.check().broken()).isEqualTo(1234);
    }

    @Test
    @Proves("AUD-06")
    void findsAnInsertedRecord() {
        tamper(links -> {
            for (long position = 2500; position >= 1234; position--) {
                ChainLink link = links.get(position);
                links.put(position + 1, new ChainLink(position + 1, link.entry(), link.hash()));
            }
            links.put(1234L, new ChainLink(1234, Events.entry(9999), Bytes.of(new byte[32])));
        });

        assertThat(chain.check()).isEqualTo(new ChainReport(2501, 0, 1234));
    }

    @Test
    @Proves("AUD-06")
    void findsACutTail() {
        tamper(links -> links.tailMap(2400L, true).clear());

        assertThat(chain.check()).isEqualTo(new ChainReport(2399, 0, 2400));
        assertThat(chain.headFits()).isFalse();
    }

    @Test
    @Proves("AUD-06")
    void findsAHeadMovedBack() {
        take(10);
        chain.check();
        ChainLink earlier = store.links(NODE, 4, 1).get(0);
        store.tamper(state -> state.heads.put(NODE, new ChainHead(5, earlier.hash())));
        take(1);

        assertThat(chain.check()).isEqualTo(new ChainReport(10, 1, 6));
        assertThat(chain.headFits()).isFalse();
    }

    @Test
    @Proves("AUD-06")
    void findsAHeadThatIsGoneAndOneOfAnotherHash() {
        take(10);
        chain.check();
        store.tamper(state -> state.heads.put(NODE, new ChainHead(10, Bytes.of(new byte[32]))));
        assertThat(chain.check().broken()).isEqualTo(10);
        assertThat(chain.headFits()).isFalse();

        store.tamper(state -> state.heads.remove(NODE));
        assertThat(chain.check().broken()).isEqualTo(1);
        assertThat(chain.headFits()).isFalse();
    }

    @Test
    void tellsTheFirstOfSeveralBreaks() {
        tamper(links -> {
            links.remove(2000L);
            links.remove(100L);
        });

        assertThat(chain.check().broken()).isEqualTo(100);
    }

    @Test
    void showsABreakForGoodThoughTheChainGoesOn() {
        tamper(links -> links.tailMap(2400L, true).clear());
        take(5);

        assertThat(chain.check()).isEqualTo(new ChainReport(2404, 0, 2400));
    }

    private void take(int entries) {
        store.run(() -> {
            for (int i = 0; i < entries; i++) {
                store.append(Events.entry(i));
            }
            return true;
        });
    }

    private void tamper(Consumer<NavigableMap<Long, ChainLink>> change) {
        take(2500);
        assertThat(chain.check().intact()).isTrue();
        store.tamper(state -> change.accept(state.chain(NODE)));
    }

    private static AuditEntry columns(AuditEntry entry, String aboutId, String outcome, String reference) {
        return new AuditEntry(
                entry.at(), entry.personId(), aboutId, entry.operation(), outcome, reference, entry.record());
    }

    private static ChainLink with(ChainLink link, UnaryOperator<AuditEntry> change) {
        return new ChainLink(link.position(), change.apply(link.entry()), link.hash());
    }
}
