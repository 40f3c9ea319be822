package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parent pom is the only list of versions (D-66). */
class PomsTest {

    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<version>(?!\\$\\{)");

    @TempDir
    private Path folder;

    @Test
    void nameNoVersionButThatOfTheParent() {
        List<Path> poms = Stream.of("bundles", "distribution", "distribution/archetypes", "itests")
                .map(ProjectRoot.find()::resolve)
                .flatMap(PomsTest::list)
                .toList();
        assertThat(poms).hasSizeGreaterThan(10).noneMatch(PomsTest::namesAVersion);
    }

    @Test
    void areFoundWhereTheyNameOne() throws IOException {
        Path pom = folder.resolve("pom.xml");
        String parent = "<parent><artifactId>varco</artifactId><version>1</version></parent>";
        Files.writeString(pom, parent + "<dependency><version>${own.version}</version></dependency>");
        assertThat(namesAVersion(pom)).isFalse();
        Files.writeString(pom, parent + "<dependency><version>2.0</version></dependency>");
        assertThat(namesAVersion(pom)).isTrue();
    }

    private static boolean namesAVersion(Path pom) {
        try {
            return VERSION.matcher(PARENT.matcher(Files.readString(pom)).replaceFirst(""))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.map(module -> module.resolve("pom.xml")).filter(Files::exists).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
