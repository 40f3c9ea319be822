package it.varco.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Decision;
import it.varco.api.form.Form;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HandlingTest {

    @Test
    void nothingButAFormIsEverAnsweredByThePerson() {
        assertThat(Arrays.stream(Handling.class.getPermittedSubclasses())
                        .filter(variant -> Arrays.stream(variant.getRecordComponents())
                                .anyMatch(part -> part.getType().equals(Form.class))))
                .containsExactly(Handling.Ask.class);
    }

    @Test
    void whatIsMissingAndWhatIsOverSayNothingAboutAnybody() {
        assertThat(Handling.Missing.class.getRecordComponents()).isEmpty();
        assertThat(Handling.Over.class.getRecordComponents()).isEmpty();
        assertThat(new Handling.Forbidden(new Decision.Refused("access.role"))
                        .why()
                        .granted())
                .isFalse();
    }
}
