package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Italian and English are complete in every bundle (D-16, D-58). */
class TextsTest {

    /** A range at the end of the help of a setting, as the room of configuration reads it. */
    private static final Pattern RANGE = Pattern.compile(".*(\\[[^\\[\\]]+])");

    @Test
    @Proves("UX-08")
    void haveTheSameKeysInItalianAndEnglish() throws IOException {
        List<Path> italian = files("texts.properties");
        assertThat(italian).hasSizeGreaterThan(2);
        for (Path file : italian) {
            haveTheSameKeys(file, read(file), read(file.resolveSibling("texts_en.properties")));
        }
    }

    @Test
    @Proves({"UX-08", "UX-54"})
    void helpWithEverySettingInBothLanguagesAndWithTheSameRange() throws IOException {
        List<Path> italian = files("config.properties");
        assertThat(italian).hasSizeGreaterThan(2);
        for (Path file : italian) {
            Properties words = read(file);
            Properties english = read(file.resolveSibling("config_en.properties"));
            haveTheSameKeys(file, words, english);
            for (String key : words.stringPropertyNames()) {
                assertThat(range(english, key)).as(file + " " + key).isEqualTo(range(words, key));
            }
            // who reads these files takes them for ISO 8859-1, whatever they are
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .as(file.toString())
                    .matches("\\p{ASCII}*");
        }
    }

    @Test
    @Proves({"UX-08", "UX-54"})
    void sayWhatEverySettingIsAndNothingThatIsNone() throws IOException {
        Path bundles = ProjectRoot.find().resolve("bundles");
        for (Path file : files("config.properties")) {
            Path bundle = bundles.resolve(bundles.relativize(file).getName(0));
            Set<String> described = described(bundle.resolve("target/classes/OSGI-INF/metatype"));
            assertThat(described).as(file.toString()).isNotEmpty();
            assertThat(read(file).stringPropertyNames()).as(file.toString()).isEqualTo(described);
        }
    }

    /** The keys of the texts by which bnd described the settings of a bundle; each setting has a name and a help. */
    private static Set<String> described(Path folder) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (String element : List.of("OCD", "AD")) {
                    XmlFile.elements(file, element).forEach(each -> {
                        keys.add(key(file, each, "name"));
                        keys.add(key(file, each, "description"));
                    });
                }
                XmlFile.elements(file, "Option").forEach(each -> keys.add(key(file, each, "label")));
            }
        }
        return keys;
    }

    private static String key(Path file, Element element, String attribute) {
        String text = element.getAttribute(attribute);
        assertThat(text)
                .as(file + " " + element.getAttribute("id") + " " + attribute)
                .startsWith("%");
        return text.substring(1);
    }

    private static String range(Properties texts, String key) {
        Matcher found = RANGE.matcher(texts.getProperty(key));
        return found.matches() ? found.group(1) : "";
    }

    private static void haveTheSameKeys(Path file, Properties italian, Properties english) {
        assertThat(english.keySet()).as(file.toString()).isEqualTo(italian.keySet());
        assertThat(italian.values())
                .as(file.toString())
                .noneMatch(text -> text.toString().isBlank());
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ProjectRoot.find().resolve("bundles"))) {
            return files.filter(file -> file.endsWith(
                            Path.of("src/main/resources/OSGI-INF/l10n").resolve(name)))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        assertThat(keys(file)).as("keys of %s", file).doesNotHaveDuplicates();
        return texts;
    }

    /** As they stand there: of two that are equal the last one would count, and nobody would notice. */
    private static List<String> keys(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        boolean goesOn = false;
        for (String line : Files.readAllLines(file)) {
            if (!goesOn && line.contains("=") && !line.startsWith("#")) {
                keys.add(line.substring(0, line.indexOf('=')).strip());
            }
            goesOn = line.endsWith("\\");
        }
        return keys;
    }
}
