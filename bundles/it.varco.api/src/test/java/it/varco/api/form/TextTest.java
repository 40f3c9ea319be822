package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void isEqualByKeyAndArguments() {
        assertThat(Text.of("a.b", "1")).isEqualTo(Text.of("a.b", "1")).hasSameHashCodeAs(Text.of("a.b", "1"));
        assertThat(Text.of("a.b", "1")).isNotEqualTo(Text.of("a.b", "2")).isNotEqualTo(Text.of("a.c", "1"));
        assertThat(Text.of("a.b", "1", "2").arguments()).containsExactly("1", "2");
    }

    @Test
    void printsItsKeyOnly() {
        assertThat(Text.of("a.b", "RSSMRA80A01H501U")).hasToString("Text[a.b]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "1a", "a b", "a/b", "a\n", "à", "../texts"})
    void refusesAKeyOfAnotherShape(String key) {
        assertThatThrownBy(() -> Text.of(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesKeysOfUpToAHundredCharacters() {
        assertThat(Text.of("a".repeat(100)).key()).hasSize(100);
        assertThatThrownBy(() -> Text.of("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotShareTheArrayItWasMadeFrom() {
        String[] arguments = {"1"};
        Text text = Text.of("a", arguments);

        arguments[0] = "2";

        assertThat(text.arguments()).containsExactly("1");
    }
}
