package it.varco.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.felix.fileinstall.shaded.util.properties.TypedProperties;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {

    private static final List<String> ODD = List.of(
            "hello",
            "",
            "= : # !",
            "a=b",
            "PT15M",
            "(varco.gate=public)",
            "\"quoted\"",
            "[ \"x\" ]",
            "{x}",
            "I\"5\"",
            "’àèß€",
            "it's",
            "a\"b",
            "http://localhost:8080/x?y=z&w",
            "x;y,z");

    private static final String PIECES = "{}[]\"'\\\\$=:#!,; abTIu0041èß";

    @Test
    @Proves("D-52")
    void writesTextsThatEveryReaderTakesAlike() throws IOException {
        for (String text : ODD) {
            String file = with(Map.of("key", Value.of(text), "other", Value.of("plain")))
                    .text();

            assertThat(byFileInstall(file)).as(text).containsEntry("key", text);
            assertThat(byProperties(file)).as(text).containsEntry("key", text);
            assertThat(values(file)).as(text).containsEntry("key", Value.of(text));
        }
    }

    @Test
    @Proves("D-52")
    void writesListsAndWhatLooksLikeOneInQuotationMarks() throws IOException {
        for (String text : ODD) {
            String list = with(Map.of("key", Value.of(List.of(text, "x")), "other", Value.of(text)))
                    .text();

            assertThat(byFileInstall(list).get("key")).as(text).isEqualTo(new String[] {text, "x"});
            assertThat(byFileInstall(list)).as(text).containsEntry("other", text);
            assertThat(values(list)).as(text).containsEntry("key", Value.of(List.of(text, "x")));
            assertThat(values(list)).as(text).containsEntry("other", Value.of(text));
            String alone = with(Map.of("key", Value.of(text))).text();
            assertThat(byFileInstall(alone)).as(text).containsEntry("key", text);
            assertThat(values(alone)).as(text).containsEntry("key", Value.of(text));
        }
        String none = with(Map.of("key", Value.of(List.of()))).text();
        assertThat(byFileInstall(none).get("key")).isEqualTo(new String[0]);
        assertThat(values(none)).containsEntry("key", Value.of(List.of()));
    }

    /** Whatever is saved is what this room, File Install and the launcher's way of reading take it for. */
    @Test
    @Proves("D-52")
    void readsBackWhatItWroteWhateverItIs() throws IOException {
        Random random = new Random(20_260_302);
        for (int i = 0; i < 4_000; i++) {
            String odd = odd(random);
            Value list = new Value(true, List.of(odd, odd(random)));
            for (Value value : List.of(Value.of(odd), list)) {
                for (String file : List.of(
                        with(Map.of("key", value)).text(),
                        with(Map.of("key", value, "other", list)).text())) {
                    assertThat(values(file)).as(file).containsEntry("key", value);
                    assertThat(byFileInstall(file).get("key")).as(file).isEqualTo(value.property());
                }
            }
        }
    }

    /**
     * Of the characters that mean something to one reader or another; no form takes a place or a secret into a text.
     */
    private static String odd(Random random) {
        StringBuilder odd = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            odd.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return odd.toString().strip().replaceAll("\\$+(?=[\\[{])", "");
    }

    @Test
    void refusesAFileWithASetInBracesLikeFileInstall() {
        for (String bad : List.of(
                "k = { \"a\", \"b\" }\n",
                "k = {}\n",
                "k = [ \"1\" ]\nl = { \"a\" }\n",
                "k = [ a ]\n",
                "k = [ \"a\" \"b\" ]\n",
                "k = [ \"a\\\" ]\n")) {
            assertThatThrownBy(() -> byFileInstall(bad)).as(bad).isInstanceOf(Exception.class);
            assertThat(ConfigurationFile.read(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void readsABackslashWrittenByHandAndWritesItAgain() throws IOException {
        String plain = "path = C:\\\\temp\\\\x\nother = y\n";
        assertThat(byFileInstall(plain)).containsEntry("path", "C:\\temp\\x");

        String typed = read(plain)
                .with(Map.of("list", Optional.of(Value.of(List.of("a", "b")))))
                .text();

        assertThat(byFileInstall(typed)).containsEntry("path", "C:\\temp\\x");
        assertThat(values(typed)).containsEntry("path", Value.of("C:\\temp\\x"));
    }

    @Test
    void keepsCommentsOrderAndLinesThatDidNotChange() {
        String before = "# first\n\n! second\n a : 1\nlong = x \\\n   y\nb=2\n";

        assertThat(read(before)
                        .with(Map.of("b", Optional.of(Value.of("3")), "c", Optional.of(Value.of("4"))))
                        .text())
                .isEqualTo("# first\n\n! second\n a : 1\nlong = x \\\n   y\nb = 3\nc = 4\n");
        assertThat(read(before).with(Map.of("a", Optional.empty())).text()).doesNotContain("a : 1");
        assertThat(read(before).with(Map.of()).text()).isEqualTo(before);
        assertThat(values(before)).containsEntry("long", Value.of("x y")).containsKeys("a", "b");
    }

    @Test
    void readsATypedFileWrittenByHand() throws IOException {
        String typed = "# typed\nport = I\"8080\"\nlist = [ \\\n  \"a\", \\\n  \"b\\\"c\", \\\n]\n";

        assertThat(values(typed))
                .containsEntry("port", Value.of("8080"))
                .containsEntry("list", Value.of(List.of("a", "b\"c")));
        assertThat(byFileInstall(typed)).containsEntry("port", 8080);
        assertThat(read(typed)
                        .with(Map.of("port", Optional.of(Value.of("8081"))))
                        .text())
                .isEqualTo("# typed\nport = \"8081\"\nlist = [ \\\n  \"a\", \\\n  \"b\\\"c\", \\\n]\n");
    }

    @Test
    void isEmptyForATextThatNobodyCanRead() {
        assertThat(ConfigurationFile.read("a = \\u12")).isEmpty();
    }

    private static ConfigurationFile read(String text) {
        return ConfigurationFile.read(text).orElseThrow();
    }

    private static Map<String, Value> values(String text) {
        return read(text).values();
    }

    private static ConfigurationFile with(Map<String, Value> values) {
        Map<String, Optional<Value>> changes = new LinkedHashMap<>();
        values.forEach((key, value) -> changes.put(key, Optional.of(value)));
        return ConfigurationFile.empty().with(changes);
    }

    private static Map<String, Object> byFileInstall(String text) throws IOException {
        TypedProperties read = new TypedProperties();
        read.load(new StringReader(text));
        return Map.copyOf(read);
    }

    private static Map<String, Object> byProperties(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        Map<String, Object> values = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
        return values;
    }
}
