package it.varco.web.operatore;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of this bundle. */
final class Words {

    static final Path RESOURCES = Path.of("src/main/resources/OSGI-INF");
    static final String ITALIAN = "texts.properties";
    static final String ENGLISH = "texts_en.properties";

    private Words() {}

    static Map<String, String> of(String file) {
        Properties read = new Properties();
        try {
            read.load(
                    new StringReader(Files.readString(RESOURCES.resolve("l10n").resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        return words;
    }
}
