package it.varco.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Flaw;
import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormTest {

    @ParameterizedTest
    @CsvSource({
        "mario.rossi@example.it, mario.rossi@example.it",
        "'  Mario+posta@Example.IT ', Mario+posta@example.it",
        "o'neil@example.it, o'neil@example.it",
        "info@città.example, info@xn--citt-3na.example",
    })
    void takesAddressesOfMail(String typed, String kept) {
        assertThat(ContactForm.of(Medium.EMAIL, typed)).isEqualTo(new ContactForm.Good(kept));
        assertThat(ContactForm.of(Medium.PEC, typed)).isEqualTo(new ContactForm.Good(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b@example.it",
                "\"a b\"@example.it",
                "a(comment)@example.it",
                "a@[192.0.2.1]",
                "a@example",
                "a@-example.it",
                "a@example.1t",
                ".a@example.it",
                "a..b@example.it",
                "a@example..it",
                "a@b@example.it",
                "à@example.it",
                "a@exam\u0000ple.it",
                "a@example.it\nb@example.it",
                "<a@example.it>",
            })
    @Proves("SEC-52")
    void takesNothingThatMayBeReadInTwoWays(String typed) {
        assertThat(ContactForm.of(Medium.EMAIL, typed)).isInstanceOf(ContactForm.Wrong.class);
    }

    @Test
    void takesNoAddressThatIsTooLong() {
        assertThat(ContactForm.of(Medium.EMAIL, "a".repeat(65) + "@example.it")).isInstanceOf(ContactForm.Wrong.class);
        assertThat(ContactForm.of(
                        Medium.EMAIL, "a@" + "b".repeat(60).concat(".").repeat(5) + "it"))
                .isEqualTo(new ContactForm.Wrong(new Flaw("address", Flaw.Kind.LENGTH, "3..254")));
        assertThat(ContactForm.of(Medium.EMAIL, "  "))
                .isEqualTo(new ContactForm.Wrong(new Flaw("address", Flaw.Kind.MISSING, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "333 1234567, +393331234567",
        "0039 333/12.34-567, +393331234567",
        "+39 (333) 1234567, +393331234567",
        "+44 7700 900123, +447700900123",
    })
    void takesMobileNumbers(String typed, String kept) {
        assertThat(ContactForm.of(Medium.SMS, typed)).isEqualTo(new ContactForm.Good(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 1234567", "+39 892 123", "12", "+0 123456789", "333 12345678901", "333a1234567", "+"})
    void takesNoOtherNumberForMessages(String typed) {
        assertThat(ContactForm.of(Medium.SMS, typed)).isInstanceOf(ContactForm.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({"06 1234567, +39061234567", "333 1234567, +393331234567"})
    void takesFixedNumbersForCalls(String typed, String kept) {
        assertThat(ContactForm.of(Medium.CALL, typed)).isEqualTo(new ContactForm.Good(kept));
    }

    @Test
    void takesTheLinesOfALetter() {
        assertThat(ContactForm.of(Medium.POSTA, "Nicolò D’Angelo\r\n  Via Roma 1/A \r\n\r\n00100 Roma (RM)"))
                .isEqualTo(new ContactForm.Good("Nicolò D’Angelo\nVia Roma 1/A\n00100 Roma (RM)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mario Rossi", "a\nb\nc\nd\ne\nf\ng", "Mario\u0007\nVia Roma", "<b>Mario</b>\nVia Roma"})
    @Proves("SEC-52")
    void takesNoOtherLines(String typed) {
        assertThat(ContactForm.of(Medium.POSTA, typed)).isInstanceOf(ContactForm.Wrong.class);
        assertThat(ContactForm.of(Medium.POSTA, "a\n" + "b".repeat(51))).isInstanceOf(ContactForm.Wrong.class);
    }

    @Test
    void printsNothingOfIt() {
        assertThat(ContactForm.of(Medium.EMAIL, "mario@example.it")).hasToString("Good");
    }
}
