package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void saysTheSameInItalianAndEnglish() {
        ResourceBundle italian = ResourceBundle.getBundle("OSGI-INF/l10n/texts", Locale.ROOT);
        ResourceBundle english = ResourceBundle.getBundle("OSGI-INF/l10n/texts", Locale.ENGLISH);
        assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
        for (String key : italian.keySet()) {
            assertThat(english.getString(key)).as(key).isNotBlank().isNotEqualTo(italian.getString(key));
        }
        assertThat(english.keySet()).isEqualTo(italian.keySet());
    }
}
