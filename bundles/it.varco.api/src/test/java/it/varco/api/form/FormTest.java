package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.CodiceFiscale;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    private static final Text LABEL = Text.of("x.label");

    private final Form login = Form.builder()
            .field(Field.of("person", FieldKind.CODICE_FISCALE, LABEL).subject().build())
            .field(Field.of("pin", FieldKind.SECRET, LABEL).length(8, 16).build())
            .field(Field.of("note", FieldKind.TEXT, LABEL)
                    .length(2, 5)
                    .optional()
                    .build())
            .build();

    @Test
    void givesBackWhatWasAnswered() {
        Form.Reading reading = login.read(Map.of("person", " rssmra80a01h501u ", "pin", "abcd1234", "note", " ok "));

        assertThat(reading.errors()).isEmpty();
        Submission answer = reading.submission();
        assertThat(answer.codiceFiscale("person")).hasValue(new CodiceFiscale("RSSMRA80A01H501U"));
        assertThat(answer.secret("pin").orElseThrow().reveal()).isEqualTo("abcd1234".toCharArray());
        assertThat(answer.text("note")).hasValue("ok");
        assertThat(answer.textFields()).containsExactlyInAnyOrder("person", "note");
    }

    @Test
    @Proves("UX-03")
    void tellsEveryErrorAtOnceInTheOrderOfTheFields() {
        Form.Reading reading = login.read(Map.of("person", "RSSMRA80A01H501V", "pin", "short", "note", "too long"));

        assertThat(reading.errors())
                .containsExactly(
                        new FieldError("person", Text.of(Form.CODICE_FISCALE)),
                        new FieldError("pin", Text.of(Form.LENGTH, "8", "16")),
                        new FieldError("note", Text.of(Form.LENGTH, "2", "5")));
    }

    @Test
    @Proves("CF-06")
    void readsACodiceFiscaleInTheGroupsInWhichItWasTyped() {
        Form.Reading reading = login.read(Map.of("person", "rss mra 80a01\th501\u00a0u", "pin", "abcd1234"));

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.submission().codiceFiscale("person")).hasValue(new CodiceFiscale("RSSMRA80A01H501U"));
        assertThat(reading.submission().text("person")).hasValue("rssmra80a01h501u");
        assertThat(login.read(Map.of("person", "rss mra 80a01 h501 v", "pin", "abcd1234"))
                        .errors())
                .containsExactly(new FieldError("person", Text.of(Form.CODICE_FISCALE)));
    }

    @Test
    void asksForWhatIsRequiredAndNotForTheRest() {
        assertThat(login.read(Map.of("pin", "   ", "note", "  ")).errors())
                .containsExactly(
                        new FieldError("person", Text.of(Form.REQUIRED)),
                        new FieldError("pin", Text.of(Form.LENGTH, "8", "16")));
        assertThat(login.read(Map.of()).errors()).extracting(FieldError::field).containsExactly("person", "pin");
    }

    @Test
    void takesASecretExactlyAsTyped() {
        Submission answer = login.read(Map.of("pin", " abc 123 ")).submission();

        assertThat(answer.secret("pin").orElseThrow().reveal()).isEqualTo(" abc 123 ".toCharArray());
    }

    @Test
    void keepsSecretsApartFromTexts() {
        Submission answer = login.read(Map.of("pin", "abcd1234")).submission();

        assertThat(answer.text("pin")).isEmpty();
        assertThat(answer.secret("person")).isEmpty();
        assertThat(answer.toString()).doesNotContain("abcd1234").contains("pin");
    }

    @Test
    void countsTheLimitsAsAllowed() {
        assertThat(login.read(Map.of("person", "RSSMRA80A01H501U", "pin", "12345678"))
                        .errors())
                .isEmpty();
        assertThat(login.read(Map.of("person", "RSSMRA80A01H501U", "pin", "1".repeat(16)))
                        .errors())
                .isEmpty();
        assertThat(login.read(Map.of("person", "RSSMRA80A01H501U", "pin", "1".repeat(17)))
                        .errors())
                .hasSize(1);
        assertThat(login.read(Map.of("person", "RSSMRA80A01H501U", "pin", "1234567"))
                        .errors())
                .hasSize(1);
    }

    @Test
    void ignoresWhatItDidNotAskFor() {
        Submission answer = login.read(Map.of("level", "HIGH", "person", "RSSMRA80A01H501U"))
                .submission();

        assertThat(answer.text("level")).isEmpty();
        assertThat(answer.textFields()).containsExactly("person");
    }

    @Test
    void clearsItsSecretsWhenClosed() {
        Submission answer = login.read(Map.of("pin", "abcd1234")).submission();
        Secret pin = answer.secret("pin").orElseThrow();

        answer.close();

        assertThat(pin.reveal()).containsOnly('\0');
        assertThat(pin.length()).isEqualTo(8);
    }

    @Test
    void findsItsSubject() {
        assertThat(login.subject())
                .hasValueSatisfying(field -> assertThat(field.name()).isEqualTo("person"));
        assertThat(Form.builder().build().subject()).isEmpty();
    }

    @Test
    void keepsItsFieldsWhenItTellsErrors() {
        FieldError error = new FieldError("pin", Text.of(Form.REQUIRED));

        Form wrong = login.withErrors(List.of(error));

        assertThat(wrong.errors()).containsExactly(error);
        assertThat(wrong.fields()).isEqualTo(login.fields());
        assertThat(login.errors()).isEmpty();
    }

    @Test
    void refusesTwoFieldsOfOneNameTwoSubjectsAndTooMany() {
        Field field = Field.of("a", FieldKind.TEXT, LABEL).build();
        Form.Builder many = Form.builder();
        for (int i = 0; i < 21; i++) {
            many.field(Field.of("f" + i, FieldKind.TEXT, LABEL).build());
        }

        assertThatThrownBy(() -> Form.builder().field(field).field(field).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        Form.builder().field(subject("a")).field(subject("b")).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(many::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Proves("UX-63")
    void letsAFieldSayHowABrowserFillsItIn() {
        Field field = Field.of("pin", FieldKind.SECRET, LABEL)
                .autocomplete("current-password")
                .hint(Text.of("x.hint"))
                .build();

        assertThat(field.autocomplete()).isEqualTo("current-password");
        assertThat(field.hint()).hasValue(Text.of("x.hint"));
        assertThat(field.required()).isTrue();
        assertThat(Field.of("a", FieldKind.TEXT, LABEL).build().autocomplete()).isEqualTo("off");
        assertThatThrownBy(() -> Field.of("a", FieldKind.TEXT, LABEL).autocomplete("off\" onfocus=\"x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves("UX-63")
    void letsAFieldSayThatItTakesDigits() {
        assertThat(Field.of("a", FieldKind.CODE, LABEL).digits().build().digits())
                .isTrue();
        assertThat(Field.of("a", FieldKind.CODE, LABEL).build().digits()).isFalse();
        assertThatThrownBy(() -> Field.of("a", FieldKind.CODICE_FISCALE, LABEL).digits())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Field.of("a", FieldKind.CHOICE, LABEL).digits())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesOnlyACodiceFiscaleForASubject() {
        assertThatThrownBy(() -> Field.of("a", FieldKind.TEXT, LABEL).subject())
                .isInstanceOf(IllegalStateException.class);
        assertThat(subject("a").subject()).isTrue();
        assertThat(subject("a").minLength()).isEqualTo(16);
        assertThat(subject("a").maxLength()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a-b", "a b", "a\"", "abcdefghijklmnopqrstuvwxyzabcdef"})
    void refusesANameOfAnotherShape(String name) {
        assertThatThrownBy(() -> Field.of(name, FieldKind.TEXT, LABEL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLengthsThatMakeNoSense() {
        Field.Builder field = Field.of("a", FieldKind.TEXT, LABEL);

        assertThatThrownBy(() -> field.length(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> field.length(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> field.length(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> field.length(0, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Field subject(String name) {
        return Field.of(name, FieldKind.CODICE_FISCALE, LABEL).subject().build();
    }

    @Test
    void takesOnlyAnAnswerThatCanBeChosen() {
        Form form = Form.builder()
                .field(Field.of("when", FieldKind.CHOICE, Text.of("word.when"))
                        .option("now", Text.of("word.now"))
                        .option("later", Text.of("word.later"))
                        .build())
                .build();

        assertThat(form.read(Map.of("when", "later")).submission().text("when")).contains("later");
        assertThat(form.read(Map.of("when", "never")).errors()).hasSize(1);
        assertThat(form.read(Map.of("when", "never")).submission().text("when")).isEmpty();
    }

    @Test
    void refusesAChoiceWithoutAlternatives() {
        Field.Builder one =
                Field.of("when", FieldKind.CHOICE, Text.of("word.when")).option("now", Text.of("word.now"));
        Field.Builder same = Field.of("when", FieldKind.CHOICE, Text.of("word.when"))
                .option("now", Text.of("word.now"))
                .option("now", Text.of("word.later"));
        Field.Builder text = Field.of("when", FieldKind.TEXT, Text.of("word.when"));

        assertThatIllegalStateException().isThrownBy(one::build);
        assertThatIllegalStateException().isThrownBy(same::build);
        assertThatIllegalStateException().isThrownBy(() -> text.option("now", Text.of("word.now")));
    }

    @Test
    void refusesAStepBeyondTheLast() {
        assertThatIllegalArgumentException().isThrownBy(() -> Form.builder().step(4, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Form.builder().step(0, 3));
    }
}
