package it.varco.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @Test
    @Proves("SEC-24")
    void holdsOneHundredAndTwentyEightRandomBits() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String text = SessionToken.random().text();
            assertThat(Base64.getUrlDecoder().decode(text)).hasSize(16);
            seen.add(text);
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void isReadBackFromItsText() {
        SessionToken session = SessionToken.random();
        BrowserToken browser = BrowserToken.random();

        assertThat(SessionToken.parse(session.text())).hasValue(session);
        assertThat(BrowserToken.parse(browser.text())).hasValue(browser);
        assertThat(SessionToken.parse(session.text()).orElseThrow()).hasSameHashCodeAs(session);
    }

    @Test
    @Proves("SEC-06")
    void ofOnePurposeIsNeverOneOfAnother() {
        String text = SessionToken.random().text();
        Token session = SessionToken.parse(text).orElseThrow();
        Token browser = BrowserToken.parse(text).orElseThrow();

        assertThat(session).isNotEqualTo(browser);
        assertThat(session.hash()).isNotEqualTo(browser.hash()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAAAAAAAAA\n",
                "AAAAAAAAAAAAAAAAAAAAA;",
                "AAAAAAAAAAAAAAAAAAAAAà"
            })
    void refusesATextOfAnotherShape(String text) {
        assertThat(SessionToken.parse(text)).isEmpty();
        assertThat(BrowserToken.parse(text)).isEmpty();
    }

    @Test
    void neverPrintsItself() {
        SessionToken session = SessionToken.random();

        assertThat(session).hasToString("SessionToken[redacted]");
        assertThat(BrowserToken.random()).hasToString("BrowserToken[redacted]");
    }
}
