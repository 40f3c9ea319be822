package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.felix.fileinstall.shaded.util.properties.TypedProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside File Install itself, which reads the same files later. */
class TypedFileTest {

    /** The same lines are read by the test of TypedValue in it.varco.configuration, which writes such files. */
    static Stream<List<String>> table() throws IOException {
        return Files.readAllLines(Path.of("../../bundles/it.varco.configuration/src/test/resources/typed-values.txt"))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split("\t", -1)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void readsWhatFileInstallAndTheConsoleRead(List<String> line) throws IOException {
        String file = "k = " + line.get(0);
        List<String> parts = line.stream().skip(2).map(String::translateEscapes).toList();
        switch (line.get(1)) {
            case "text" -> requireBoth(file, parts.get(0));
            case "list" -> requireBoth(file, parts);
            default -> refusesWhatFileInstallDoesNotRead(file);
        }
    }

    private static void requireBoth(String file, Object value) throws IOException {
        assertThat(fileInstall(file)).isEqualTo(Map.of("k", value));
        assertThat(TypedFile.read(file)).isEqualTo(Map.of("k", value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k = I\"8080\"\nl = [\"x\"]",
                "k=B\"true\"",
                "k: \"a=b\"\nl \"c d\"",
                "# first\n  ! second\n\n  k = [ \\\n    \"a\", \\\n# between\n\n    \"b\", \\\n  ]\r\nl = \"c\"\r\n",
                "k = \"a\" \t"
            })
    void readsWhatFileInstallReads(String file) throws IOException {
        assertThat(TypedFile.read(file)).isEqualTo(fileInstall(file)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k = { \"a\", \"b\" }", "k = [ \"1\" ]\nl = {}"})
    void refusesWhatFileInstallDoesNotRead(String file) {
        assertThatThrownBy(() -> fileInstall(file)).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> TypedFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected \"text\" or [ \"text\", \"text\" ] as the value of ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "k = a", "k = \"a\"\nl = b", "k", "k = ( \"a\" )"})
    void leavesAnOrdinaryFileToProperties(String file) {
        assertThat(TypedFile.read(file)).isEmpty();
    }

    @Test
    void knowsNoSetBraces() {
        assertThatThrownBy(() -> TypedFile.read("powers = { \"a\" }")).hasMessageEndingWith("as the value of powers");
    }

    /** As ConfigInstaller calls it: with places replaced, and nothing left out for want of a value. */
    private static Map<String, Object> fileInstall(String file) throws IOException {
        TypedProperties read = new TypedProperties((name, key, value) -> "");
        read.load(new StringReader(file));
        Map<String, Object> values = new TreeMap<>();
        for (String key : read.keySet()) {
            values.put(key, plain(read.get(key)));
        }
        return values;
    }

    private static Object plain(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a Hashtable takes no null");
        }
        return value instanceof Object[] several
                ? Arrays.stream(several).map(String::valueOf).toList()
                : value.getClass().isArray() ? List.of() : String.valueOf(value);
    }
}
