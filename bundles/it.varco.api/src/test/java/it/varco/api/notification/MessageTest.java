package it.varco.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Secret;
import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    private static final CodiceFiscale ANNA = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final Instant NOON = Instant.parse("2026-09-30T10:00:00Z");

    private static Message.Builder mail() {
        return Message.of("pin.changed", ANNA).over(Medium.EMAIL);
    }

    @Test
    void isAboutTheFirstWordOfItsKindAndOfUseForEverUnlessSaid() {
        Message plain = mail().build();
        assertThat(plain.matter()).isEqualTo("pin");
        assertThat(plain.pair()).isEmpty();
        assertThat(plain.until()).isEmpty();
        assertThat(plain.required()).isFalse();
        assertThat(mail().until(NOON).build().until()).contains(NOON);
    }

    @Test
    void keepsASecretOfItsOwnAndPrintsNothingButItsKind() {
        Secret code = new Secret("23456789".toCharArray());
        Message message = mail().secret("code", code).word("name", "Lara").build();
        code.close();
        assertThat(message.secrets().get("code").reveal()).containsExactly("23456789".toCharArray());
        assertThat(message).hasToString("Message[pin.changed]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pin", "Pin.changed", "pin..changed", "pin.changed/../x", "pin.changed "})
    void refusesAKindOfAnotherShape(String kind) {
        assertThatThrownBy(() -> Message.of(kind, ANNA)).hasMessageStartingWith("message kind: expected ");
    }

    static Stream<Consumer<Message.Builder>> wrong() {
        return Stream.of(
                message -> message.word("Name", "x"),
                message -> message.word("name", "two\nlines"),
                message -> message.word("name", "x".repeat(201)),
                message -> message.word("name", "x").moment("name", NOON),
                message -> message.matter("two words"),
                message -> message.pair(""),
                message -> message.over().build(),
                message -> message.over(Medium.SMS, Medium.SMS).build(),
                message -> message.required().until(NOON).build(),
                message -> IntStream.range(0, 21)
                        .forEach(i -> message.word("n" + i, "x").build()));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatNoTemplateOrChannelCouldCarry(Consumer<Message.Builder> act) {
        assertThatThrownBy(() -> act.accept(mail()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("message");
    }
}
