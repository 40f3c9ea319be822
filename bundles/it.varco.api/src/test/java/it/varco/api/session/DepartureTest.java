package it.varco.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Text;
import it.varco.proves.Proves;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is for logins that go on at another site. */
class DepartureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.it/sso",
                "http://localhost.example.it/sso",
                "http://127.0.0.1.example.it/sso",
                "https://user@idp.example.it/sso",
                "https:/sso",
                "/sso",
                "javascript:alert(1)",
                "ftp://idp.example.it"
            })
    @Proves("SEC-29")
    void leadsNobodyToOtherAddresses(String target) {
        assertThat(Departure.mayLead(URI.create(target))).isFalse();
        assertThatThrownBy(() -> Departure.get(URI.create(target))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Departure.post(URI.create(target), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example.it:8443/sso?a=b", "http://localhost:8083/sso", "http://[::1]/sso"})
    void leadsToWhatIsSafeOrOnThisMachine(String target) {
        Departure departure = Departure.get(URI.create(target));

        assertThat(departure.isPost()).isFalse();
        assertThat(target).startsWith(departure.origin() + "/");
    }

    @Test
    void keepsTheOrderOfItsFieldsAndPrintsNone() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLRequest", "secret");
        fields.put("RelayState", "handle");

        Departure departure = Departure.post(URI.create("https://idp.example.it/sso"), fields);
        fields.clear();

        assertThat(departure.fields().keySet()).containsExactly("SAMLRequest", "RelayState");
        assertThat(departure.toString()).doesNotContain("secret", "handle");
    }

    @Test
    @Proves("SPID-84")
    void comesBackWithATokenThatTellsNothingOfTheBrowsers() {
        BrowserToken browser = BrowserToken.random();

        ReturnToken token = ReturnToken.of(browser);

        assertThat(token).isEqualTo(ReturnToken.of(browser)).isNotEqualTo(ReturnToken.of(BrowserToken.random()));
        assertThat(token.text()).isNotEqualTo(browser.text());
        assertThat(token.hash()).isNotEqualTo(browser.hash());
        assertThat(ReturnToken.parse(token.text())).contains(token);
        assertThat(ReturnToken.parse("short")).isEmpty();
        assertThat(BrowserToken.parse(token.text()).orElseThrow().hash()).isNotEqualTo(browser.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0007"})
    void takesNoWayWithoutAPlainName(String name) {
        assertThatThrownBy(() -> Way.of("https://idp.example.it", name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Way.of(name, "Gestore")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offersWaysOnlyWhereThereAreSome() {
        Ways.Builder none = Ways.behind(Text.of("spid.enter"));
        assertThatThrownBy(none::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> none.link(Text.of("spid.help"), URI.create("http://example.it")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> none.picture("../x")).isInstanceOf(IllegalArgumentException.class);

        Ways ways = none.way(Way.of("one", "One").pictured("one.svg")).build();
        assertThat(ways.all()).extracting(Way::picture).containsExactly("one.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/javascript", "image/svg+xml;charset=utf-8"})
    @Proves("SEC-51")
    void publishesNothingThatActs(String mediaType) {
        assertThatThrownBy(() -> Published.of(mediaType, new byte[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publishesACopyOfALimitedSizeForALimitedTime() {
        byte[] content = {1, 2};
        Published published = Published.of("image/png", content).freshFor(Duration.ofHours(1));
        content[0] = 9;

        assertThat(published.content().get(0)).isEqualTo((byte) 1);
        assertThat(published.content().isReadOnly()).isTrue();
        assertThat(published.fresh()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> published.freshFor(Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Published.of("image/png", new byte[256 * 1024 + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of("metadata", "a.svg", "a-b.png")).allMatch(Published::isName);
        assertThat(List.of("", "A", "a..b", ".a", "a/b", "a%2f")).noneMatch(Published::isName);
    }
}
