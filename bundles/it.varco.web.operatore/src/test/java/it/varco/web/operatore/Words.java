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

    /** Where the front end has what every bundle of pages may use. */
    private static final Path FRONT_END = Path.of("../it.varco.web").resolve(RESOURCES);

    private Words() {}

    /** A template of this bundle, or of the front end. */
    static Path template(String name) {
        Path file = Path.of("templates", name + ".mustache");
        return Files.exists(RESOURCES.resolve(file)) ? RESOURCES.resolve(file) : FRONT_END.resolve(file);
    }

    /** The texts of this bundle, and behind them those of the front end. */
    static Map<String, String> all(String file) {
        Map<String, String> words = read(FRONT_END, file);
        words.putAll(of(file));
        return words;
    }

    static Map<String, String> of(String file) {
        return read(RESOURCES, file);
    }

    private static Map<String, String> read(Path resources, String file) {
        Properties read = new Properties();
        try {
            read.load(
                    new StringReader(Files.readString(resources.resolve("l10n").resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        return words;
    }
}
