package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationTextsTest {

    private static final Pattern RANGE = Pattern.compile("\\[[^\\[\\]]+]$");

    @Test
    @Proves("UX-08")
    void hasTheSameTextsAndRangesInBothLanguages() throws IOException {
        Properties italian = texts("config.properties");
        Properties english = texts("config_en.properties");

        assertThat(italian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : italian.stringPropertyNames()) {
            assertThat(range(italian.getProperty(key))).isEqualTo(range(english.getProperty(key)));
        }
    }

    @Test
    void everySettingHasItsTexts() throws IOException {
        Properties italian = texts("config.properties");

        for (Method setting : StoreOpener.Config.class.getDeclaredMethods()) {
            String key = "store." + setting.getName().replace("_", "");
            assertThat(italian).containsKeys(key, key + ".help");
        }
        assertThat(range(italian.getProperty("store.poolSize.help"))).isEqualTo("[1..50]");
    }

    private static String range(String text) {
        Matcher range = RANGE.matcher(text);
        return range.find() ? range.group() : "";
    }

    /** As whoever reads them does: ISO 8859-1 with escapes. */
    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = StoreOpener.class.getResourceAsStream("/OSGI-INF/l10n/" + file)) {
            assertThat(in).isNotNull();
            texts.load(in);
        }
        return texts;
    }
}
