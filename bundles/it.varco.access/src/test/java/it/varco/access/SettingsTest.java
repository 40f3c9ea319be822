package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    @Proves("SEC-25")
    void letsNoAdministratorStayLongerThanTheRule() {
        Settings settings = with(Map.of());
        assertThat(settings.staff()).isEqualTo(new Settings.Life(Duration.ofMinutes(10), Duration.ofHours(1)));

        assertThatThrownBy(() -> with(Map.of("staff_idle", "PT10M1S"))).hasMessageContaining("staff.idle");
        assertThatThrownBy(() -> with(Map.of("staff_length", "PT1H1S"))).hasMessageContaining("staff.length");
        assertThat(with(Map.of("staff_idle", "PT1S", "staff_length", "PT1M")).staff())
                .isEqualTo(new Settings.Life(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }

    @Test
    @Proves("SEC-25")
    void letsNoOfficerStayLongerThanAShift() {
        assertThat(with(Map.of()).officer()).isEqualTo(new Settings.Life(Duration.ofMinutes(10), Duration.ofHours(8)));
        assertThatThrownBy(() -> with(Map.of("officer_length", "PT8H1S"))).hasMessageContaining("officer.length");
    }

    @Test
    @Proves("SEC-03")
    void countsTenRefusalsOfANetworkForOnePersonUnlessToldOtherwise() {
        assertThat(with(Map.of()).refusals()).isEqualTo(new Settings.Refusals(60, Duration.ofMinutes(10), 10));
        assertThat(with(Map.of("address_sameSubject", 0)).refusals().sameSubject())
                .isZero();
        assertThat(with(Map.of("address_sameSubject", 100_000)).refusals().sameSubject())
                .isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "address_sameSubject, -1, address.sameSubject: expected 0 to 100000",
        "address_sameSubject, 100001, address.sameSubject: expected 0 to 100000",
        "address_refusals, -1, address.refusals: expected 0 to 100000"
    })
    @Proves("REL-15")
    void namesTheKeyAndItsRangeWhereANumberIsOutOfIt(String method, int value, String message) {
        assertThatThrownBy(() -> with(Map.of(method, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Settings with(Map<String, Object> set) {
        Class<AccessRoom.Config> type = AccessRoom.Config.class;
        return Settings.of(type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> set.getOrDefault(method.getName(), method.getDefaultValue()))));
    }
}
