package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.spi.store.StoredSwitch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSwitchRepositoryTest extends OnBothDatabases {

    private final String id = "pin-" + RandomId.next();
    private final String administrator = RandomId.next();
    private JdbcSwitchRepository switches;

    @BeforeEach
    void make() {
        switches = new JdbcSwitchRepository(database);
    }

    @Test
    void keepsTheLastSwitchOfEachPlugin() {
        StoredSwitch off = of(1, "OFF", "manutenzione: dall'una alle due, è così");
        StoredSwitch on = of(2, "ON", "finita");
        StoredSwitch other =
                new StoredSwitch("credential", "aaa-" + id, 1, "DRAINING", "prova", NOW, "", "SERVICE_ACCOUNT");

        assertThat(switches.put(off)).isTrue();
        assertThat(switches.all()).contains(off);
        assertThat(switches.put(other)).isTrue();
        assertThat(switches.put(on)).isTrue();

        assertThat(switches.all()).containsSubsequence(other, on).doesNotContain(off);
    }

    @Test
    @Proves("UX-52")
    void keepsTheEarlierSwitchesAsHistory() {
        StoredSwitch first = of(1, "OFF", "manutenzione");
        StoredSwitch second = of(2, "ON", "finita");
        StoredSwitch third = of(3, "DRAINING", "di nuovo");
        switches.put(first);
        switches.put(second);
        switches.put(third);

        assertThat(switches.history("credential", id, 10)).containsExactly(third, second, first);
        assertThat(switches.history("credential", id, 2)).containsExactly(third, second);
        assertThat(switches.history("channel", id, 10)).isEmpty();
    }

    @Test
    @Proves("API-07")
    void keepsNothingThatDoesNotFollowTheLastSwitch() {
        StoredSwitch first = of(1, "OFF", "manutenzione");

        assertThat(switches.put(of(2, "OFF", "senza la prima"))).isFalse();
        assertThat(switches.put(first)).isTrue();
        assertThat(switches.put(of(1, "ON", "un'altra prima"))).isFalse();
        assertThat(switches.put(of(3, "ON", "saltata una"))).isFalse();

        assertThat(switches.history("credential", id, 10)).containsExactly(first);
        assertThat(switches.all()).contains(first);
    }

    @Test
    void letsOneOfManySwitchesAtOnceBeTheNext() {
        switches.put(of(1, "OFF", "manutenzione"));
        AtomicInteger kept = new AtomicInteger();

        IntStream.range(0, 8).parallel().forEach(i -> kept.addAndGet(switches.put(of(2, "ON", "giro " + i)) ? 1 : 0));

        assertThat(kept).hasValue(1);
        assertThat(switches.history("credential", id, 10)).hasSize(2);
    }

    private StoredSwitch of(long version, String state, String reason) {
        return new StoredSwitch(
                "credential", id, version, state, reason, NOW.plusSeconds(version), administrator, "AMMINISTRATORE");
    }
}
