package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;

class NetworkBudgetsTest {

    private final NetworkBudgets budgets = new NetworkBudgets(1);

    private boolean within(String address) {
        return budgets.of(address, Served.NOW).take(Served.NOW).within();
    }

    @Test
    @Proves("API-03")
    void oneNetworkUsesUpNothingOfAnother() {
        assertThat(within("192.0.2.1")).isTrue();
        assertThat(within("192.0.2.1")).isFalse();
        assertThat(within("192.0.2.2")).isTrue();
    }

    @Test
    @Proves("API-03")
    void anAddressOfIpv6CountsByItsFirst64Bits() {
        assertThat(within("2001:db8:0:1::1")).isTrue();
        assertThat(within("[2001:db8:0:1:ffff::2]")).isFalse();
        assertThat(within("2001:db8:0:2::1")).isTrue();
        assertThat(within("192.0.2.1")).isTrue();
        assertThat(within("::ffff:192.0.2.1")).isFalse();
    }

    @Test
    @Proves("SEC-48")
    void thoseBeyondAThousandShareOneUntilTheMinuteOfOthersIsOver() {
        for (int i = 0; i < NetworkBudgets.MOST; i++) {
            assertThat(within("10.0." + i / 256 + "." + i % 256)).isTrue();
        }
        assertThat(within("192.0.2.1")).isTrue();
        assertThat(within("192.0.2.2")).isFalse();
        assertThat(budgets.of("192.0.2.2", Served.NOW.plusSeconds(60))
                        .take(Served.NOW.plusSeconds(60))
                        .within())
                .isTrue();
        assertThat(budgets.of("192.0.2.3", Served.NOW.plusSeconds(60))
                        .take(Served.NOW.plusSeconds(60))
                        .within())
                .isTrue();
    }
}
