package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spi.store.StoredSwitch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSwitchRepositoryTest extends OnBothDatabases {

    private JdbcSwitchRepository switches;

    @BeforeEach
    void make() {
        switches = new JdbcSwitchRepository(database);
    }

    @Test
    void keepsTheLastSwitchOfEachPlugin() {
        StoredSwitch off =
                new StoredSwitch("credential", "pin-1", "OFF", "manutenzione: dall'una alle due, è così", NOW);
        StoredSwitch other = new StoredSwitch("credential", "cie-1", "DRAINING", "prova", NOW);
        StoredSwitch on = new StoredSwitch("credential", "pin-1", "ON", "finita", NOW.plusSeconds(1));

        switches.put(off);
        assertThat(switches.all()).contains(off);
        switches.put(other);
        switches.put(on);

        assertThat(switches.all()).containsSubsequence(other, on).doesNotContain(off);
    }
}
