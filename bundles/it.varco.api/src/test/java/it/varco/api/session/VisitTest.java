package it.varco.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void carriesWhatCameThroughTheDoor() {
        BrowserToken browser = BrowserToken.random();
        SessionToken session = SessionToken.random();
        Visit visit = Visit.at(NOW, "2001:db8::1", "REF-1")
                .language(Locale.ENGLISH)
                .browser(browser)
                .session(session)
                .build();

        assertThat(visit.at()).isEqualTo(NOW);
        assertThat(visit.address()).isEqualTo("2001:db8::1");
        assertThat(visit.reference()).isEqualTo("REF-1");
        assertThat(visit.language()).isEqualTo(Locale.ENGLISH);
        assertThat(visit.browser()).hasValue(browser);
        assertThat(visit.session()).hasValue(session);
    }

    @Test
    void isInItalianAndWithoutTokensUnlessItBringsThem() {
        Visit visit = Visit.at(NOW, "127.0.0.1", "REF-1").build();

        assertThat(visit.language()).isEqualTo(Locale.ITALIAN);
        assertThat(visit.browser()).isEmpty();
        assertThat(visit.session()).isEmpty();
    }

    @Test
    void printsNoToken() {
        SessionToken session = SessionToken.random();

        assertThat(Visit.at(NOW, "127.0.0.1", "REF-1").session(session).build().toString())
                .doesNotContain(session.text())
                .contains("REF-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "REF 1", "REF-1\n", "REF_1", "\u00e0bcd"})
    void refusesAReferenceOfAnotherShape(String reference) {
        assertThatThrownBy(() -> Visit.at(NOW, "127.0.0.1", reference)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> Visit.at(NOW, "1".repeat(46), "REF-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
