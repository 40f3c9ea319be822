package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of this bundle are complete, and its templates use only words that are there. */
class WordsAndTemplatesTest {

    private static final Path TEMPLATES = FolderFiles.WEB.resolve("OSGI-INF/templates");
    private static final Path SOURCES = Path.of("src/main/java");

    private final Contribution own =
            new Contribution("it.varco.web", new FolderFiles(FolderFiles.WEB), null, new LanguagePacks("it.varco.web"));

    private static Map<String, String> words(String file) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(
                Files.readString(FolderFiles.WEB.resolve("OSGI-INF/l10n").resolve(file))));
        Map<String, String> all = new TreeMap<>();
        words.stringPropertyNames().forEach(key -> all.put(key, words.getProperty(key)));
        return all;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".mustache")).toList();
        }
    }

    @Test
    @Proves("UX-08")
    void italianAndEnglishHaveTheSameKeysAndPlaces() throws IOException {
        Map<String, String> italian = words("texts.properties");
        Map<String, String> english = words("texts_en.properties");
        assertThat(english.keySet()).isEqualTo(italian.keySet());
        italian.forEach(
                (key, text) -> assertThat(places(english.get(key))).as(key).isEqualTo(places(text)));
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        Matcher place = Pattern.compile("\\{[^}]*}").matcher(text);
        while (place.find()) {
            assertThat(place.group()).matches("\\{[0-9]}");
            places.add(place.group());
        }
        return places;
    }

    @Test
    void noTextHoldsMarkupOrIsEmpty() throws IOException {
        for (String file : List.of("texts.properties", "texts_en.properties")) {
            words(file)
                    .forEach(
                            (key, text) -> assertThat(text).as(key).isNotBlank().doesNotContain("<", ">", "'", "{{"));
        }
    }

    @Test
    void everyKeyThatATemplateNamesIsThere() throws IOException {
        Set<String> keys = new TreeSet<>(words("texts.properties").keySet());
        for (Path template : templates()) {
            Matcher key = Pattern.compile("\\{\\{#t}}([^|]*?)(\\|.*?)?\\{\\{/t}}", Pattern.DOTALL)
                    .matcher(Files.readString(template));
            while (key.find()) {
                String shape = key.group(1).replaceAll("\\{\\{[a-zA-Z]+}}", "[a-z]+");
                assertThat(keys).as(template + ": " + key.group(1)).anyMatch(each -> each.matches(shape));
            }
        }
    }

    @Test
    void everyKeyThatTheCodeNamesIsThere() throws IOException {
        Set<String> keys = words("texts.properties").keySet();
        int found = 0;
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher key =
                        Pattern.compile("\\bof\\(\\s*\"([a-z]+\\.[a-z.-]+)\"").matcher(Files.readString(source));
                while (key.find()) {
                    assertThat(keys).as(source.toString()).contains(key.group(1));
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsToldInFourTexts(Problem problem) throws IOException {
        for (String part : List.of("title", "what", "saved", "todo")) {
            assertThat(words("texts.properties")).containsKey(problem.key(part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "en"})
    void everyTemplateCompilesInEveryLanguage(String code) throws IOException {
        Language language = Languages.ALWAYS.of(code).orElseThrow();
        for (Path template : templates()) {
            String name = template.getFileName().toString().replace(".mustache", "");
            assertThat(own.template(name, language)).as(name).isNotNull();
        }
    }

    @Test
    @Proves("SEC-50")
    void noTemplateWritesAnythingUnescaped() throws IOException {
        for (Path template : templates()) {
            String field = "{{{once}}}"; // made here, of letters and digits
            assertThat(Files.readString(template, StandardCharsets.UTF_8).replace(field, ""))
                    .as(template.toString())
                    .doesNotContain("{{{", "{{&", "{{=", "javascript:")
                    .doesNotContainPattern("=\\{\\{");
        }
    }

    @Test
    @Proves("UX-51")
    void theScriptSaysNothingThatThePageHasNoWordsFor() throws IOException {
        String script = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/assets/varco.js"));
        String layout = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/templates/layout.mustache"));
        Set<String> said = new TreeSet<>();
        Matcher call = Pattern.compile("\\b(?:say|stop)\\(([^)]*)\\)").matcher(script);
        while (call.find()) {
            Matcher word = Pattern.compile("'([a-z]+)'").matcher(call.group(1));
            while (word.find()) {
                said.add(word.group(1));
            }
        }
        assertThat(said).contains("on", "off", "lost", "ended", "behind", "changed");
        assertThat(said)
                .allMatch(word -> layout.contains("data-" + word + "=\"{{#t}}layout.live." + word + "{{/t}}\""));
    }

    /** A secret that its person made visible is no password to the browser any more, and must be told all the same. */
    @Test
    @Proves("SEC-53")
    void noSecretGoesAlongWhereTheLanguageChangesNotEvenOneThatIsShown() throws IOException {
        String script = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/assets/varco.js"));
        String form = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/templates/form.mustache"));
        assertThat(script).contains("input:not([type=hidden]):not([type=password]):not([data-varco-passing])");
        Matcher hidden =
                Pattern.compile("\\{\\{#is(?:Secret|Code)}}.*?<input([^>]*)").matcher(form);
        assertThat(hidden.results().toList())
                .hasSize(2)
                .allMatch(input -> input.group(1).contains(" data-varco-passing "));
    }

    @Test
    @Proves("UX-06")
    void theDialogAtTheEndOfASessionHasEveryWordOfTheScript() throws IOException {
        String script = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/assets/varco.js"));
        String layout = Files.readString(FolderFiles.WEB.resolve("OSGI-INF/templates/layout.mustache"));
        for (String word : List.of("two", "one", "over", "failed")) {
            assertThat(script).contains("'" + word + "'");
            assertThat(layout).contains("data-" + word + "=\"{{#t}}layout.ending." + word + "{{/t}}\"");
        }
        for (String state : List.of("idle", "fixed", "over")) {
            assertThat(script).contains("'" + state + "'");
            assertThat(layout).contains("<p data-varco-when=\"" + state + "\">");
        }
    }
}
