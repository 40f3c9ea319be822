package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@Proves("UX-08")
class ConfigurationTextsTest {

    private static final Pattern RANGE = Pattern.compile("\\[[^]]+\\.\\.[^]]+]$");

    @Test
    void sayTheSameRangesInBothLanguages() throws IOException {
        Properties italian = texts("config.properties");
        Properties english = texts("config_en.properties");

        assertThat(english.keySet()).isEqualTo(italian.keySet());
        for (String key : italian.stringPropertyNames()) {
            assertThat(ranges(english.getProperty(key))).isEqualTo(ranges(italian.getProperty(key)));
        }
        assertThat(italian.values().stream().flatMap(text -> ranges((String) text).stream()))
                .hasSize(7);
    }

    private static List<String> ranges(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = RANGE.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties texts(String name) throws IOException {
        Properties read = new Properties();
        try (InputStream in = ConfigurationTextsTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name)) {
            read.load(in);
        }
        return read;
    }
}
