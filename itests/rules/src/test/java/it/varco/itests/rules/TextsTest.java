package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Italian and English are complete in every bundle (D-16, D-58). */
class TextsTest {

    @Test
    @Proves("UX-08")
    void haveTheSameKeysInItalianAndEnglish() throws IOException {
        List<Path> italian;
        try (Stream<Path> files = Files.walk(ProjectRoot.find().resolve("bundles"))) {
            italian = files.filter(file -> file.endsWith(Path.of("src/main/resources/OSGI-INF/l10n/texts.properties")))
                    .toList();
        }
        assertThat(italian).hasSizeGreaterThan(2);
        for (Path file : italian) {
            Properties words = read(file);
            Properties english = read(file.resolveSibling("texts_en.properties"));
            assertThat(english.keySet()).as(file.toString()).isEqualTo(words.keySet());
            assertThat(words.values())
                    .as(file.toString())
                    .noneMatch(text -> text.toString().isBlank());
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
