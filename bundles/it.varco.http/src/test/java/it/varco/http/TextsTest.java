package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Properties;
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

    @Test
    void explainsEveryKeyInBothLanguagesWithTheSameRange() throws IOException {
        Properties italian = words("config.properties");
        Properties english = words("config_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(italian.stringPropertyNames());
        for (Method key : Listener.Config.class.getDeclaredMethods()) {
            String name = key.getName().replace('_', '.');
            assertThat(italian).containsKeys(name, name + ".help");
            assertThat(range(english.getProperty(name + ".help")))
                    .isEqualTo(range(italian.getProperty(name + ".help")));
        }
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Listener.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
            words.load(in);
        }
        return words;
    }

    private static String range(String help) {
        return help.endsWith("]") ? help.substring(help.lastIndexOf('[')) : "";
    }
}
