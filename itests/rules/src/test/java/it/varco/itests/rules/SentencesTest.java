package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the gateway says to whoever runs it is there in Italian and in English, and is said whole. */
class SentencesTest {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\\p{L}[^\"]*\"");

    /** A call in the sources, with its arguments as they are written there. */
    private record Spoken(Path file, List<String> arguments) {

        String key() {
            return arguments.get(1).replace("\"", "");
        }

        Path folder() {
            return resources(file);
        }

        @Override
        public String toString() {
            return file.getFileName() + " " + arguments;
        }
    }

    @Test
    @Proves({"UX-08", "UX-57", "DEV-03"})
    void areInBothLanguagesWithWhatFillsThem() throws IOException {
        List<Spoken> spoken = calls("Sentence.of(");
        assertThat(spoken).hasSizeGreaterThan(50);
        for (Spoken each : spoken) {
            assertThat(each.arguments().get(1)).as(each.toString()).matches(LITERAL);
            Set<Integer> filling =
                    IntStream.range(0, each.arguments().size() - 2).boxed().collect(Collectors.toSet());
            assertThat(places(each.folder(), "sentences.properties", each.key()))
                    .as(each.toString())
                    .isEqualTo(filling);
            assertThat(places(each.folder(), "sentences_en.properties", each.key()))
                    .as(each.toString())
                    .isEqualTo(filling);
        }
    }

    @Test
    void areAllSaid() throws IOException {
        List<Spoken> spoken = calls("Sentence.of(");
        List<Path> files = files("sentences.properties", "src/main/resources");
        assertThat(files).hasSizeGreaterThan(2);
        for (Path file : files) {
            Set<String> said = spoken.stream()
                    .filter(each -> each.folder().equals(file.getParent()))
                    .map(Spoken::key)
                    .collect(Collectors.toSet());
            assertThat(read(file).stringPropertyNames()).as(file.toString()).isEqualTo(said);
            assertThat(read(file.resolveSibling("sentences_en.properties")).stringPropertyNames())
                    .as(file.toString())
                    .isEqualTo(said);
        }
    }

    @Test
    void areNeverWrittenInTheCode() throws IOException {
        List<Spoken> findings = calls("new Finding(");
        assertThat(findings).isNotEmpty();
        assertThat(findings)
                .noneMatch(finding -> WORDS.matcher(finding.arguments().get(2)).find()
                        && !finding.arguments().get(2).startsWith("Sentence.of("));
        assertThat(calls("Sentence.quoted("))
                .noneMatch(quoted -> WORDS.matcher(quoted.arguments().get(0)).find());
    }

    private static Set<Integer> places(Path folder, String file, String key) throws IOException {
        String words = read(folder.resolve(file)).getProperty(key, "");
        assertThat(words).as(folder.resolve(file) + " " + key).isNotBlank();
        return PLACE.matcher(words)
                .results()
                .map(place -> Integer.valueOf(place.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the words of a class lie. */
    private static Path resources(Path source) {
        Path main = source;
        while (!main.endsWith(Path.of("src/main/java"))) {
            main = main.getParent();
        }
        return main.resolveSibling("resources").resolve(main.relativize(source.getParent()));
    }

    private static List<Spoken> calls(String call) throws IOException {
        List<Spoken> calls = new ArrayList<>();
        for (Path file : files(".java", "src/main/java")) {
            String source = Files.readString(file);
            for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
                calls.add(new Spoken(file, arguments(source, at + call.length())));
            }
        }
        return calls;
    }

    /** The arguments of a call, of which the text from a place on is all that follows its bracket. */
    private static List<String> arguments(String source, int start) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int at = start; depth >= 0; at++) {
            char next = source.charAt(at);
            quoted ^= next == '"' && source.charAt(at - 1) != '\\';
            depth += quoted || "()".indexOf(next) < 0 ? 0 : next == '(' ? 1 : -1;
            if (depth < 0 || (depth == 0 && !quoted && next == ',')) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(next);
            }
        }
        return arguments;
    }

    private static List<Path> files(String end, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(ProjectRoot.find().resolve("bundles"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .filter(file -> file.toString().contains('/' + folder + '/'))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words;
    }
}
