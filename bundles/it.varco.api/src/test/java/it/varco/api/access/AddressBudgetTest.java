package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Proves("SEC-03")
class AddressBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final AddressBudget budget = new AddressBudget(2, Duration.ofMinutes(10));

    @Test
    void letsANetworkWaitUntilItsWindowEnds() {
        budget.spend("pin", "192.0.2.1", NOW);
        assertThat(budget.toWait("pin", "192.0.2.1", NOW)).isZero();
        budget.spend("pin", "192.0.2.1", NOW.plusSeconds(60));
        assertThat(budget.toWait("pin", "192.0.2.1", NOW.plusSeconds(120))).isEqualTo(Duration.ofMinutes(8));
        assertThat(budget.toWait("pin", "192.0.2.1", NOW.plusSeconds(600))).isZero();
    }

    @Test
    void isSharedByNoOtherNetworkAndNoOtherProvider() {
        budget.spend("pin", "192.0.2.1", NOW);
        budget.spend("pin", "192.0.2.1", NOW);
        assertThat(budget.toWait("pin", "192.0.2.2", NOW)).isZero();
        assertThat(budget.toWait("spid", "192.0.2.1", NOW)).isZero();
    }

    @Test
    void takesTheFirstHalfOfALongAddressForTheNetwork() {
        budget.spend("pin", "2001:db8:1:2::1", NOW);
        budget.spend("pin", "2001:db8:1:2:ffff::9", NOW);
        assertThat(budget.toWait("pin", "2001:db8:1:2::77", NOW)).isPositive();
        assertThat(budget.toWait("pin", "2001:db8:1:3::1", NOW)).isZero();
    }

    @Test
    void setsNoLimitWhenToldSo() {
        AddressBudget none = new AddressBudget(0, Duration.ofMinutes(10));
        none.spend("pin", "192.0.2.1", NOW);
        assertThat(none.toWait("pin", "192.0.2.1", NOW)).isZero();
    }
}
