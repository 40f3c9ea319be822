package it.varco.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValueTest {

    /** The same lines are read by the test of the launcher, beside File Install. */
    static Stream<List<String>> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/typed-values.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split("\t", -1)));
    }

    @ParameterizedTest
    @MethodSource("table")
    @Proves("D-52")
    void readsWhatTheLauncherReads(List<String> line) {
        String raw = line.get(0);
        List<String> parts = line.stream().skip(2).map(String::translateEscapes).toList();
        switch (line.get(1)) {
            case "text" -> assertThat(TypedValue.read(raw)).isEqualTo(new Value(false, parts));
            case "list" -> assertThat(TypedValue.read(raw)).isEqualTo(new Value(true, parts));
            default -> assertThatIllegalArgumentException().isThrownBy(() -> TypedValue.read(raw));
        }
    }
}
