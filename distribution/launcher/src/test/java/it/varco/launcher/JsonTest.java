package it.varco.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(Json.read(" {\"a\": [1, -2.5e1, true, false, {}], \"b\": \"x\", \"c\": []}\n"))
                .isEqualTo(Map.of("a", List.of(1L, -25.0, true, false, Map.of()), "b", "x", "c", List.of()));
    }

    @Test
    void keepsTheOrderOfTheText() {
        assertThat(((Map<?, ?>) Json.read("{\"z\":1,\"a\":2,\"m\":3}")).keySet().toArray())
                .containsExactly("z", "a", "m");
    }

    @Test
    void readsEscapes() {
        assertThat(Json.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e8\\ud83d\\ude00é\""))
                .isEqualTo("\"\\/\b\f\n\r\tè😀é");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{\"a\":null}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{a:1}",
                "{} {}",
                "tru",
                "01",
                "+1",
                "1.",
                ".5",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "[",
                "{\"a\"",
                "// x",
                "'a'",
                "--1",
                "1e"
            })
    void refusesWhatIsNotJsonOrCanOnlyBeAMistake(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToGoTooDeep() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).hasMessageContaining("at most 32 levels");
    }

    @Test
    void readsWhatItWrites() {
        Map<String, Object> value = Map.of("a\"\\\n\u0001è😀", List.of(1L, true, Map.of(), List.of()), "b", "x");

        assertThat(Json.read(Json.write(value))).isEqualTo(value);
    }

    @Test
    void namesTheLine() {
        assertThatThrownBy(() -> Json.read("{\n  \"a\": 1,\n  b\n}")).hasMessage("line 3: expected '\"'");
    }
}
