package it.varco.api.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExhibitTest {

    private static final Text LABEL = Text.of("label");

    @Test
    @Proves("SEC-53")
    void printsNothingOfWhatItShows() {
        assertThat(Exhibit.of(Exhibit.Kind.CODE, LABEL, "JBSWY3DP").toString()).isEqualTo("Exhibit[CODE]");
        assertThat(Exhibit.codes(LABEL, List.of("one", "two")).toString()).isEqualTo("Exhibit[CODES]");
    }

    @Test
    void isOneTextOrAListOfUpToTwenty() {
        assertThat(Exhibit.codes(LABEL, Collections.nCopies(20, "x")).values()).hasSize(20);
        assertThatThrownBy(() -> Exhibit.codes(LABEL, Collections.nCopies(21, "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exhibit.codes(LABEL, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exhibit.of(Exhibit.Kind.QR, LABEL, "x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staysOnAFormThatSaysWhatWasWrong() {
        Form form = Form.builder()
                .exhibit(Exhibit.of(Exhibit.Kind.CODE, LABEL, "x"))
                .field(Field.of("kept", FieldKind.CONFIRMATION, LABEL).build())
                .build();
        Form.Reading unticked = form.read(Map.of("kept", "perhaps"));
        assertThat(unticked.errors()).extracting(FieldError::field).containsExactly("kept");
        assertThat(form.withErrors(unticked.errors()).exhibits()).isEqualTo(form.exhibits());
        assertThat(form.read(Map.of("kept", "true")).errors()).isEmpty();
    }

    @Test
    void isOneOfFourOnAForm() {
        Form.Builder form = Form.builder();
        for (int i = 0; i < 5; i++) {
            form.exhibit(Exhibit.of(Exhibit.Kind.CODE, LABEL, "x"));
        }
        assertThatThrownBy(form::build).isInstanceOf(IllegalStateException.class);
    }
}
