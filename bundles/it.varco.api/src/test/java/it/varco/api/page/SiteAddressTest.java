package it.varco.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Flaw;
import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("SEC-22")
class SiteAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://varco.example.it, https, varco.example.it, 443, https://varco.example.it",
        "'  HTTPS://Varco.Example.IT:443 ', https, varco.example.it, 443, https://varco.example.it",
        "http://localhost:8080, http, localhost, 8080, http://localhost:8080",
        "https://192.0.2.7:8443, https, 192.0.2.7, 8443, https://192.0.2.7:8443",
        "http://[::1], http, [::1], 80, http://[::1]",
        "https://host:80, https, host, 80, https://host:80"
    })
    void readsHostAndPort(String typed, String scheme, String host, int port, String origin) {
        SiteAddress address = SiteAddress.parse(typed).orElseThrow();

        assertThat(address.scheme()).isEqualTo(scheme);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address).hasToString(origin);
        assertThat(address.isUsualPort()).isEqualTo(!origin.matches(".*:[0-9]+"));
        assertThat(SiteAddress.flaw("address", typed)).isEmpty();
    }

    /** What shows one host and leads to another. */
    @ParameterizedTest
    @ValueSource(strings = {"https://user:pw@host", "https://user@host", "https://@host", "https://varco.it:443@evil"})
    void takesNothingBeforeTheHost(String typed) {
        assertThat(SiteAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "varco.example.it",
                "ftp://host",
                "mailto:a@host",
                "//host",
                "https:host",
                "https:///",
                "https://",
                "https://host/",
                "https://host/path",
                "https://host?x",
                "https://host#x",
                "https://ho st",
                "https://a_b",
                "https://host:",
                "https://host:0",
                "https://host:65536",
                "https://host:-1",
                "https://host:x",
                "http://:80",
                "https://b\u00fccher",
                "https://%68ost",
                "::"
            })
    void takesNothingElse(String typed) {
        assertThat(SiteAddress.parse(typed)).isEmpty();
        assertThat(SiteAddress.flaw("address", typed))
                .contains(new Flaw("address", Flaw.Kind.SHAPE, "https://varco.example.it"));
    }

    @Test
    void tellsTheUsualPortOfOneSchemeFromThatOfTheOther() {
        assertThat(SiteAddress.parse("http://host:443").orElseThrow()).hasToString("http://host:443");
    }
}
