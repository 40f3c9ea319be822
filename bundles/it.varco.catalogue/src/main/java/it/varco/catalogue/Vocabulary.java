package it.varco.catalogue;

import it.varco.api.form.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The words of a service as its bundle has them at one moment, kept where they are read again when it may be gone.
 *
 * <p>Italian, English and the language in which the person uses the service, as far as the bundle itself speaks them.
 *
 * @param languages patterns by key, by language
 * @source D-16, D-58
 */
record Vocabulary(Map<String, Map<String, String>> languages) {

    private static final String ITALIAN = "it";
    private static final String ENGLISH = "en";

    Vocabulary {
        Map<String, Map<String, String>> copy = new HashMap<>();
        languages.forEach((language, words) -> copy.put(language, Map.copyOf(words)));
        languages = Map.copyOf(copy);
    }

    /**
     * The words of some texts.
     *
     * @param service a class of the bundle that has them
     * @param spoken a language as two letters
     */
    static Vocabulary of(Class<?> service, Collection<Text> texts, String spoken) {
        Map<String, Map<String, String>> languages = new HashMap<>();
        languages.put(ITALIAN, words(service, "", texts));
        languages.put(ENGLISH, words(service, "_" + ENGLISH, texts));
        languages.computeIfAbsent(spoken, other -> words(service, "_" + other, texts));
        languages.values().removeIf(Map::isEmpty);
        return new Vocabulary(languages);
    }

    private static Map<String, String> words(Class<?> service, String suffix, Collection<Text> texts) {
        Properties all = read(service, "/OSGI-INF/l10n/texts" + suffix + ".properties");
        Map<String, String> used = new HashMap<>();
        for (Text text : texts) {
            String pattern = all.getProperty(text.key());
            if (pattern != null) {
                used.put(text.key(), pattern);
            }
        }
        return used;
    }

    private static Properties read(Class<?> service, String file) {
        Properties read = new Properties();
        try (InputStream in = service.getResourceAsStream(file)) {
            if (in != null) {
                read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return read;
    }
}
