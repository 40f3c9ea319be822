package it.varco.audit;

import static it.varco.audit.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.audit.ChainReport;
import it.varco.proves.Proves;
import it.varco.spi.store.AuditEntry;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import it.varco.spi.store.ChainLink;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chain that an earlier version of this bundle wrote: its bytes, its hashes, none of the columns that came later. */
class EarlierLinksTest {

    private static final String NODE = "node-1";
    private static final String PERSON = "person-000000000000001";

    /** The hash of the first link as the earlier version computed it. */
    private static final String HASH = "2cbc9c88ada20110aea9d9fd1cdac1f50d3bcd86f1e6ead601591c17b24c0a87";

    private final MemoryStore store = new MemoryStore();
    private final Chain chain = new Chain(NODE, store, store);

    @BeforeEach
    void asItWasLeft() {
        Bytes hash = Bytes.of(HexFormat.of().parseHex(HASH));
        store.tamper(state -> {
            state.chain(NODE).put(1L, new ChainLink(1, earlier(), hash));
            state.heads.put(NODE, new ChainHead(1, hash));
        });
    }

    @Test
    @Proves("AUD-06")
    void staysIntactAndGoesOn() {
        assertThat(chain.check()).isEqualTo(new ChainReport(1, 0, 0));

        store.append(earlier()); // taken in before the change, linked after it
        store.append(Events.entry(1));

        assertThat(chain.check()).isEqualTo(new ChainReport(3, 0, 0));
    }

    @Test
    @Proves("AUD-06")
    void findsAnEarlierLinkThatWasPutUnderSomebodyElsesName() {
        ChainLink link = store.links(NODE, 0, 1).get(0);
        AuditEntry entry = link.entry();
        AuditEntry forged =
                new AuditEntry(entry.at(), PERSON, "person-000000000000002", entry.operation(), "", "", entry.record());
        store.tamper(state -> state.chain(NODE).put(1L, new ChainLink(1, forged, link.hash())));

        assertThat(chain.check().broken()).isEqualTo(1);
    }

    private static AuditEntry earlier() {
        String record = "01" + "0016" + HexFormat.of().formatHex(PERSON.getBytes(StandardCharsets.US_ASCII))
                + "000660b3fbcbf240" + "0003612e62" + "0004444f4e45" + "0000" + "0000" + "0000" + "0000" + "0001"
                + "000178" + "000131";
        return new AuditEntry(
                NOON, PERSON, "", "a.b", "", "", Bytes.of(HexFormat.of().parseHex(record)));
    }
}
