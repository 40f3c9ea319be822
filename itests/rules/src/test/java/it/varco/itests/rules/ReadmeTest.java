package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages about these tests, about the hot swap and about the view from outside tell what is there. */
class ReadmeTest {

    private static final Pattern TEST = Pattern.compile("@Test\\s+(?:@Proves\\([^)]*\\)\\s+)?public void (\\w+)\\(");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final Path root = ProjectRoot.find();

    @Test
    void nameEveryTestOfTheRules() throws IOException {
        Path folder = root.resolve("itests/rules");
        List<String> tests;
        try (Stream<Path> files = Files.walk(folder.resolve("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> "\n| `" + name.replace(".java", "") + "` |")
                    .toList();
        }
        assertThat(Files.readString(folder.resolve("README.md"))).contains(tests);
    }

    @Test
    void nameEveryTestOfTheHotSwapAndNothingElse() throws IOException {
        Path folder = root.resolve("itests/hotswap");
        Set<String> tests = new HashSet<>();
        for (String name : List.of("HotSwapIT", "ServiceSwapIT", "ChannelSwapIT")) {
            Path code = folder.resolve("src/test/java/it/varco/itests/hotswap/" + name + ".java");
            tests.addAll(found(TEST, Files.readString(code)));
        }
        Set<String> named = Files.readString(folder.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(row -> row.substring(row.indexOf('|', 1)))
                .flatMap(cell -> found(NAME, cell).stream())
                .filter(name -> !name.contains("."))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isEqualTo(tests);
    }

    @Test
    void nameEveryTestFromOutside() throws IOException {
        Path folder = root.resolve("itests/distribution");
        List<String> tests;
        try (Stream<Path> files = Files.walk(folder.resolve("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("IT.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
        Set<String> named = Files.readString(folder.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(row -> row.substring(0, row.indexOf('|', 1)))
                .flatMap(cell -> found(NAME, cell).stream())
                .collect(Collectors.toSet());
        assertThat(tests).isNotEmpty();
        assertThat(named).containsAll(tests);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
