package it.varco.tck.contract;

import it.varco.api.form.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The texts in the bundle of a plugin. */
public final class TextFiles {

    private static final List<String> FILES =
            List.of("OSGI-INF/l10n/texts.properties", "OSGI-INF/l10n/texts_en.properties");

    private TextFiles() {}

    /**
     * Texts that a plugin names and does not bring.
     *
     * <p>Looks only for keys that begin with its identifier; others may be those of the front end.
     *
     * @param plugin in whose bundle the files are
     * @return key and file of each
     */
    public static List<String> missing(Class<?> plugin, String id, List<Text> texts) {
        String own = id + ".";
        List<String> missing = new ArrayList<>();
        for (String file : FILES) {
            Properties there = load(plugin, file);
            texts.stream()
                    .map(Text::key)
                    .filter(key -> key.startsWith(own))
                    .distinct()
                    .filter(key -> there.getProperty(key, "").isBlank())
                    .forEach(key -> missing.add(key + " in " + file));
        }
        return missing;
    }

    private static Properties load(Class<?> beside, String file) {
        Properties texts = new Properties();
        try (InputStream bytes = beside.getResourceAsStream("/" + file)) {
            if (bytes != null) {
                texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
