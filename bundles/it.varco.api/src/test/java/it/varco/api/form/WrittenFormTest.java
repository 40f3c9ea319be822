package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenFormTest {

    @Test
    void comesBackAsItWas() {
        Form form = Form.builder()
                .heading(Text.of("word.heading", "one"))
                .step(2, 3)
                .introduction(Text.of("word.introduction"))
                .point(Text.of("word.first"))
                .point(Text.of("word.second", "a", "b"))
                .exhibit(Exhibit.of(Exhibit.Kind.QR, Text.of("word.qr"), "otpauth://totp/x"))
                .exhibit(Exhibit.codes(Text.of("word.codes"), List.of("one", "two")))
                .field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("word.person"))
                        .subject()
                        .autocomplete("username")
                        .build())
                .field(Field.of("word", FieldKind.SECRET, Text.of("word.word"))
                        .length(8, 16)
                        .hint(Text.of("word.hint"))
                        .optional()
                        .build())
                .field(Field.of("code", FieldKind.CODE, Text.of("word.code"))
                        .digits()
                        .build())
                .field(Field.of("when", FieldKind.CHOICE, Text.of("word.when"))
                        .option("now", Text.of("word.now"))
                        .option("later", Text.of("word.later"))
                        .build())
                .submit(Text.of("word.submit"))
                .build();

        WrittenForm written = WrittenForm.of(form);
        Form read = WrittenForm.read(written.bytes()).form();

        assertThat(written.form()).isSameAs(form);
        assertThat(written.length()).isEqualTo(written.bytes().length);
        assertThat(read).usingRecursiveComparison().isEqualTo(form);
        assertThat(read.step()).contains(new Form.Step(2, 3));
    }

    @Test
    void bringsBackAFormOfAButtonAlone() {
        Form read =
                WrittenForm.read(WrittenForm.of(Form.builder().build()).bytes()).form();

        assertThat(read.fields()).isEmpty();
        assertThat(read.heading()).isEmpty();
        assertThat(read.step()).isEmpty();
        assertThat(read.submit()).isEmpty();
    }

    @Test
    void isWrittenTheSameAgainWhenItWasRead() {
        WrittenForm written = WrittenForm.of(
                Form.builder().introduction(Text.of("word.introduction")).build());

        WrittenForm read = WrittenForm.read(written.bytes());

        assertThat(read.bytes()).isEqualTo(written.bytes());
        assertThat(WrittenForm.of(read.form()).bytes()).isEqualTo(written.bytes());
    }

    @Test
    void refusesBytesThatEndTooEarly() {
        byte[] whole = WrittenForm.of(Form.builder()
                        .introduction(Text.of("word.introduction"))
                        .build())
                .bytes();

        assertThatIllegalArgumentException().isThrownBy(() -> WrittenForm.read(Arrays.copyOf(whole, whole.length - 1)));
    }
}
