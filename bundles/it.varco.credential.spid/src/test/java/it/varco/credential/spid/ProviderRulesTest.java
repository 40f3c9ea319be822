package it.varco.credential.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.credential.spid.answer.TestProvider;
import it.varco.proves.Proves;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where people may be sent. */
class ProviderRulesTest {

    private static final ProviderRules PRODUCTION = new ProviderRules(false, true, Set.of());
    private static final ProviderRules DEVELOPMENT = new ProviderRules(true, false, Set.of());
    private static final ProviderRules LOOPBACK = new ProviderRules(true, true, Set.of());

    @ParameterizedTest
    @CsvSource({
        "https://idp.example/sso, true, true, true",
        "HTTPS://idp.example/sso, false, false, false",
        "http://idp.example/sso, false, false, false",
        "http://127.0.0.1:8083/sso, false, false, true",
        "http://[::1]:8083/sso, false, false, true",
        "http://localhost.evil.example/sso, false, false, false",
        "https://localhost/sso, false, true, true",
        "https://demo.spid.gov.it/samlsso, false, true, true",
        "https://DEMO.spid.gov.it/samlsso, false, true, true",
        "javascript:alert(1), false, false, false",
        "/sso, false, false, false",
        "ftp://idp.example/sso, false, false, false"
    })
    @Proves("SPID-124")
    void sendsPeopleNowhereElse(URI place, boolean production, boolean development, boolean loopback) {
        assertThat(PRODUCTION.isReachable(place)).isEqualTo(production);
        assertThat(DEVELOPMENT.isReachable(place)).isEqualTo(development);
        assertThat(LOOPBACK.isReachable(place)).isEqualTo(loopback);
    }

    @Test
    @Proves("SPID-123")
    void leavesOutWhatWasSwitchedOff() {
        ProviderRules off = new ProviderRules(false, false, Set.of(TestProvider.ID));

        assertThat(PRODUCTION.isOpen(TestProvider.registered())).isTrue();
        assertThat(off.isOpen(TestProvider.registered())).isFalse();
    }

    @Test
    @Proves("SPID-124")
    void knowsTestProvidersByTheirNameAsWell() {
        assertThat(PRODUCTION.isOpen(TestProvider.registered("https://demo.spid.gov.it")))
                .isFalse();
        assertThat(DEVELOPMENT.isOpen(TestProvider.registered("https://demo.spid.gov.it")))
                .isTrue();
    }
}
