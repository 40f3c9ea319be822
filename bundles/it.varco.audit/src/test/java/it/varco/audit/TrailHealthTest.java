package it.varco.audit;

import static it.varco.audit.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Measurement;
import it.varco.proves.Proves;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.ChainHead;
import org.junit.jupiter.api.Test;

class TrailHealthTest {

    private final MemoryStore store = new MemoryStore();
    private final Chain chain = new Chain("node-1", store, store);
    private final TrailHealth health = new TrailHealth(store, store, chain);

    @Test
    @Proves("REL-03")
    void isWellAndLeavesNoRecordBehind() {
        assertThat(health.examine(NOON)).isEqualTo(Finding.well("trail"));

        assertThat(store.waiting()).isZero();
        assertThat(store.commits).hasValue(0);
        assertThat(health.name()).isEqualTo("trail");
    }

    @Test
    @Proves("REL-03")
    void isRedWhenARecordCannotBeMade() {
        store.beforeAppend = () -> {
            throw MemoryStore.unavailable();
        };

        Finding finding = health.examine(NOON);

        assertThat(finding.condition()).isEqualTo(Condition.RED);
        assertThat(finding.why()).hasToString("No record can be made, so nobody can do anything: store.unavailable.");
    }

    @Test
    void isYellowWhenManyRecordsWait() {
        fill(10_000);
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.GREEN);

        fill(1);

        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(waiting()).isEqualTo(10_001);
    }

    @Test
    void isYellowWhenTheChainDoesNotEndWhereItsHeadSays() {
        fill(3);
        chain.check();
        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.GREEN);

        store.tamper(state -> state.heads.put("node-1", new ChainHead(3, Bytes.of(new byte[32]))));

        assertThat(health.examine(NOON).condition()).isEqualTo(Condition.YELLOW);
        assertThat(health.examine(NOON).why().toString()).contains("head");
    }

    @Test
    void measuresWithoutAskingTheStore() {
        fill(300);
        assertThat(waiting()).isZero();
        chain.count();
        assertThat(waiting()).isEqualTo(300);

        chain.linkBatch();
        chain.linkBatch();

        store.beforeAppend = () -> {
            throw MemoryStore.unavailable();
        };
        assertThat(waiting()).isZero();
    }

    private double waiting() {
        Measurement figure = health.measurements().get(0);
        assertThat(figure.name()).isEqualTo("varco_trail_waiting");
        assertThat(figure.kind()).isEqualTo(Measurement.Kind.GAUGE);
        return figure.value();
    }

    private void fill(int entries) {
        store.run(() -> {
            for (int i = 0; i < entries; i++) {
                store.append(Events.entry(i));
            }
            return true;
        });
    }
}
