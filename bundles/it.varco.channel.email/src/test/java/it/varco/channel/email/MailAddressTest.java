package it.varco.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "maria.rossi@example.it, maria.rossi@example.it",
        "o'neill+inps@Example.IT, o'neill+inps@example.it",
        "Maria@posta.perchè.example, Maria@posta.xn--perch-8ra.example"
    })
    void isReadInTheFormInWhichItTravels(String typed, String travels) {
        assertThat(MailAddress.in(typed).map(MailAddress::value)).contains(travels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "maria",
                "maria@",
                "@example.it",
                "maria@localhost",
                "maria@127.0.0.1",
                "maria@[127.0.0.1]",
                "maria.@example.it",
                ".maria@example.it",
                "ma..ria@example.it",
                "\"maria\"@example.it",
                "maria@-a.it",
                "mària@example.it",
                "maria@example.it ",
                "maria@example .it",
                "maria@example.it\u0000",
                "a@b@example.it",
                "maria@exa_mple.it",
                "maria@example..it",
                "maria@example.it."
            })
    void isNothingElse(String typed) {
        assertThat(MailAddress.in(typed)).isEmpty();
    }

    @Test
    void isNoLongerThanServersTake() {
        String local = "a".repeat(64);
        assertThat(MailAddress.in(local + "@example.it")).isPresent();
        assertThat(MailAddress.in(local + "a@example.it")).isEmpty();
        assertThat(MailAddress.in("a@" + "a.".repeat(125) + "example.it")).isEmpty();
    }

    @Test
    void isPrintedMasked() {
        assertThat(MailAddress.in("maria@example.it").orElseThrow()).hasToString("****@example.it");
    }
}
