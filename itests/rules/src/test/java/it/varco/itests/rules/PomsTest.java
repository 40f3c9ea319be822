package it.varco.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parent pom is the only list of versions (D-66). */
class PomsTest {

    @Test
    void nameNoVersionButThatOfTheParent() throws IOException {
        Path root = ProjectRoot.find();
        List<Path> poms;
        try (Stream<Path> files = Stream.of("bundles", "distribution", "itests")
                .map(root::resolve)
                .flatMap(PomsTest::list)) {
            poms = files.toList();
        }
        assertThat(poms).hasSizeGreaterThan(10);
        for (Path pom : poms) {
            String text = Files.readString(pom).replaceFirst("(?s)<parent>.*?</parent>", "");
            assertThat(text).as(pom.toString()).doesNotContainPattern("<version>(?!\\$\\{)");
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
