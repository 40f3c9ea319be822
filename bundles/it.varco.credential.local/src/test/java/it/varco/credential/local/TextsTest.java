package it.varco.credential.local;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/OSGI-INF/l10n");
    private static final Path SOURCES = Path.of("src/main/java/it/varco/credential/local");

    @Test
    @Proves("UX-08")
    void areExactlyThoseThatAreUsed() throws IOException {
        Set<String> used = named("Text\\.of\\(\\s*\"([a-zA-Z.]+)\"");
        used.addAll(List.of("local.label", "local.description", "local.refused"));

        assertThat(read("texts.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(read("texts_en.properties").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Set<String> named(String pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Matcher key = Pattern.compile(pattern).matcher(Files.readString(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        return keys;
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
            texts.load(reader);
        }
        return texts;
    }
}
