package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Visit;
import it.varco.proves.Proves;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Proves({"SEC-02", "SEC-03"})
class RefusalBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final CodiceFiscale MARIA = new CodiceFiscale("RSSMRA80A01H501U");
    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA85T10A562S");

    private final RefusalBudget budget = new RefusalBudget(3, Duration.ofMinutes(10), 2);

    private static Visit from(String address, Instant at) {
        return Visit.at(at, address, "REF-1234").build();
    }

    private void refused(String address, Instant at, CodiceFiscale subject) {
        budget.spend("pin", from(address, at));
        budget.spend("pin", from(address, at), subject);
    }

    @Test
    void letsANetworkWaitADayFromItsFirstRefusalForThePersonItNamedSoOftenAndForNobodyElse() {
        refused("192.0.2.1", NOW, MARIA);
        refused("192.0.2.1", NOW.plusSeconds(60), MARIA);
        Visit later = from("192.0.2.1", NOW.plusSeconds(120));

        assertThat(budget.toWait("pin", later, MARIA)).isEqualTo(DAY.minusSeconds(120));
        assertThat(budget.toWait("pin", later, MARIO)).isZero();
        assertThat(budget.toWait("pin", later)).isZero();
        assertThat(budget.toWait("spid", later, MARIA)).isZero();
        assertThat(budget.toWait("pin", from("192.0.2.1", NOW.plus(DAY)), MARIA))
                .isZero();
    }

    @Test
    void isSharedByAllAddressesOfANetworkAndByNoOtherNetwork() {
        refused("2001:db8:1:2::1", NOW, MARIA);
        refused("2001:db8:1:2:ffff::9", NOW, MARIA);

        assertThat(budget.toWait("pin", from("2001:db8:1:2::77", NOW), MARIA)).isEqualTo(DAY);
        assertThat(budget.toWait("pin", from("2001:db8:1:3::1", NOW), MARIA)).isZero();
    }

    @Test
    void letsANetworkWaitForTheLongerOfBoth() {
        refused("192.0.2.1", NOW, MARIA);
        refused("192.0.2.1", NOW, MARIO);
        refused("192.0.2.1", NOW, MARIO);
        Visit now = from("192.0.2.1", NOW);

        assertThat(budget.toWait("pin", now)).isEqualTo(Duration.ofMinutes(10));
        assertThat(budget.toWait("pin", now, MARIA)).isEqualTo(Duration.ofMinutes(10));
        assertThat(budget.toWait("pin", now, MARIO)).isEqualTo(DAY);
    }

    @Test
    void tellsTheLastRefusalThatANetworkMayCause() {
        Visit now = from("192.0.2.1", NOW);

        assertThat(budget.spend("pin", now)).isFalse();
        assertThat(budget.spend("pin", now)).isFalse();
        assertThat(budget.spend("pin", now)).isTrue();
    }

    @Test
    void setsNoLimitForOnePersonWhenToldSo() {
        RefusalBudget none = new RefusalBudget(3, Duration.ofMinutes(10), 0);
        none.spend("pin", from("192.0.2.1", NOW), MARIA);

        assertThat(none.toWait("pin", from("192.0.2.1", NOW), MARIA)).isZero();
    }

    @Test
    @Proves("SEC-48")
    void forgetsWhomNobodyNamedForLongestWhereTooManyAreNamed() {
        RefusalBudget once = new RefusalBudget(0, Duration.ofMinutes(10), 1);
        Visit here = from("192.0.2.1", NOW);
        once.spend("pin", here, MARIO);
        once.spend("pin", here, MARIA);
        for (int i = 0; i < 9_999; i++) {
            assertThat(once.toWait("pin", here, MARIA)).isEqualTo(DAY);
            once.spend("pin", from("198.51." + i / 256 + '.' + i % 256, NOW), MARIO);
        }

        assertThat(once.toWait("pin", here, MARIA)).isEqualTo(DAY);
        assertThat(once.toWait("pin", here, MARIO)).isZero();
    }
}
