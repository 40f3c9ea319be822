package it.varco.language.de;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pack says everything that the Italian files beside it say, with the same places for arguments, and no more. */
class TranslationTest {

    private static final Path BUNDLES = Path.of("..");
    private static final Path WORDS = Path.of("OSGI-INF/l10n");
    private static final Path MESSAGES = Path.of("OSGI-INF/messages");
    private static final Path OWN = Path.of("src/main/resources").resolve(WORDS);
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern FAMILIAR = Pattern.compile("\\b([Dd]u|[Dd]ir|[Dd]ich|[Dd]ein(e[nmrs]?)?)\\b");

    private static Path italian(String bundle) {
        return BUNDLES.resolve(bundle)
                .resolve("src/main/resources")
                .resolve(WORDS)
                .resolve("texts.properties");
    }

    /** The words of a bundle in a language, by the suffix of their file. */
    private static Path file(String bundle, String suffix) {
        return suffix.equals("_de") ? german(bundle) : italian(bundle).resolveSibling("texts" + suffix + ".properties");
    }

    private static Path german(String bundle) {
        return OWN.resolve(bundle).resolve("texts_de.properties");
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(Files::isDirectory).forEach(file -> names.add(String.valueOf(file.getFileName())));
            return names;
        }
    }

    private static Map<String, String> words(Path file) throws IOException {
        Map<String, String> words = new TreeMap<>();
        if (Files.exists(file)) {
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        }
        return words;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static List<String> differences(String bundle) throws IOException {
        Map<String, String> italian = words(italian(bundle));
        Map<String, String> german = words(german(bundle));
        List<String> found = new ArrayList<>();
        italian.forEach((key, text) -> {
            String translated = german.get(key);
            if (translated == null) {
                found.add(bundle + " misses " + key + "=" + text);
            } else if (!places(translated).equals(places(text))) {
                found.add(bundle + " has other places in " + key + "=" + translated);
            }
        });
        german.keySet().stream()
                .filter(key -> !italian.containsKey(key))
                .forEach(key -> found.add(bundle + " says too much with " + key));
        return found;
    }

    @Test
    @Proves("UX-08")
    void saysWhatTheItalianFilesSay() throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> bundles = names(BUNDLES);
        bundles.addAll(names(OWN));
        for (String bundle : bundles) {
            found.addAll(differences(bundle));
        }
        assertThat(String.join("\n", found)).isEmpty();
    }

    /** The messages of a bundle in a language, by their kind. */
    private static Map<String, String> messages(Path folder, String suffix) throws IOException {
        Map<String, String> messages = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (name.endsWith(suffix)) {
                        messages.put(name.replace(suffix, ""), Files.readString(file));
                    }
                }
            }
        }
        return messages;
    }

    /** Names of the first lines that are words, and of the places in all words. */
    private static Set<String> frame(String message) {
        Set<String> frame = new TreeSet<>();
        Matcher found =
                Pattern.compile("(?m)^(?:subject|brief): |\\{\\{[a-zA-Z0-9]+}}").matcher(message);
        while (found.find()) {
            frame.add(found.group());
        }
        return frame;
    }

    @Test
    @Proves("NOT-28")
    void everyMessageIsThereWithTheSameFirstLinesAndPlaces() throws IOException {
        List<String> found = new ArrayList<>();
        for (String bundle : names(BUNDLES)) {
            Path beside = BUNDLES.resolve(bundle).resolve("src/main/resources").resolve(MESSAGES);
            Map<String, String> italian = messages(beside, "_it.md");
            Map<String, String> german =
                    messages(Path.of("src/main/resources").resolve(MESSAGES).resolve(bundle), "_de.md");
            assertThat(german.keySet()).as(bundle).isEqualTo(italian.keySet());
            german.forEach((kind, message) -> {
                found.add(bundle + " " + kind);
                assertThat(frame(message)).as(kind).isEqualTo(frame(italian.getOrDefault(kind, "")));
                assertThat(message).as(kind).doesNotContain("'").doesNotContainPattern(FAMILIAR);
            });
        }
        assertThat(found).contains("it.varco.notification recapito.code", "it.varco.credential.pin pin.changed");
    }

    @Test
    void aLevelIsCalledTheSameInAServiceAndInTheArea() throws IOException {
        for (String suffix : List.of("", "_en", "_de")) {
            Map<String, String> area = words(file("it.varco.web.cittadino", suffix));
            Map<String, String> service = words(file("it.varco.service.demo", suffix));
            assertThat(service.get("promemoria.livello")).isNotNull().isEqualTo(area.get("area.may.level"));
            for (String level : List.of("LOW", "SUBSTANTIAL", "HIGH")) {
                assertThat(service.get("promemoria.livello." + level))
                        .isNotNull()
                        .isEqualTo(area.get("area.level." + level.toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void whatGivesUpAnOperationIsCalledTheSameInItsListAndInItsSteps() throws IOException {
        for (String suffix : List.of("", "_en", "_de")) {
            Map<String, String> web = words(file("it.varco.web", suffix));
            assertThat(web.get("service.abandon")).isNotNull().isEqualTo(web.get("service.pratiche.abandon"));
        }
    }

    /** No word promises that a secret is kept, and none that anything is kept once an operation is over. */
    @Test
    void whereAnswersAreKeptItIsSaidThatSecretsAreNot() throws IOException {
        Map<String, String> never = Map.of("", "mai PIN, codici e password", "_en", "never PINs, codes and passwords");
        for (String suffix : List.of("", "_en", "_de")) {
            String said = never.getOrDefault(suffix, "nie PIN, Codes und Passwörter");
            Map<String, String> web = words(file("it.varco.web", suffix));
            assertThat(web.get("service.kept")).contains(said);
            assertThat(web.get("service.leave.kept")).contains(said);
            assertThat(web.get("privacy.kept.request.content")).contains(said);
            assertThat(web.get("privacy.kept.request"))
                    .doesNotContain("omand")
                    .doesNotContain("equest")
                    .doesNotContain("nträg");
        }
    }

    @Test
    void theHeaderHasAClauseForEachFolder() throws IOException {
        Set<String> clauses = new TreeSet<>();
        Matcher clause = Pattern.compile("([a-z.]+);language=de").matcher(Files.readString(Path.of("bnd.bnd")));
        while (clause.find()) {
            clauses.add(clause.group(1));
        }
        assertThat(clauses).isEqualTo(names(OWN)).hasSizeGreaterThan(5);
    }

    @Test
    void everySentenceIsPlainTextAndPolite() throws IOException {
        for (String bundle : names(OWN)) {
            words(german(bundle))
                    .forEach((key, text) -> assertThat(text)
                            .as(key)
                            .isNotBlank()
                            .doesNotContain("<", ">", "'", "{{")
                            .doesNotContainPattern(FAMILIAR));
        }
    }
}
