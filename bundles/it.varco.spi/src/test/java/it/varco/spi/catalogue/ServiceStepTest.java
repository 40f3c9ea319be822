package it.varco.spi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.store.Effects;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ServiceStepTest {

    @Test
    void nothingButDoneBringsEffects() {
        assertThat(Arrays.stream(ServiceStep.class.getPermittedSubclasses())
                        .filter(variant -> Arrays.stream(variant.getRecordComponents())
                                .anyMatch(part -> part.getType().equals(Effects.class))))
                .containsExactly(ServiceStep.Done.class);
    }

    @Test
    void refusesCodesOfOtherShapes() {
        Text why = Text.of("probe.why");

        assertThat(new ServiceStep.Rejected("probe.none", why).code()).isEqualTo("probe.none");
        for (String code : new String[] {"", "Probe", "probe none", "probe..none", "x".repeat(61)}) {
            assertThatThrownBy(() -> new ServiceStep.Rejected(code, why)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ServiceStep.Unavailable(code)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void asksNothingUnderTheNameInWhichThePageNamesTheDialogue() {
        Form form = Form.builder()
                .field(Field.of("pratica", FieldKind.TEXT, Text.of("probe.pratica"))
                        .build())
                .build();

        assertThatThrownBy(() -> new ServiceStep.Ask(form, ServiceState.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no field called pratica");
    }

    @Test
    void aStateIsACopyOfAtMostSixteenKilobytesAndShowsNothing() {
        byte[] bytes = {1, 2, 3};
        ServiceState state = ServiceState.of(bytes);

        bytes[0] = 9;
        state.bytes()[1] = 9;

        assertThat(state.bytes()).containsExactly(1, 2, 3);
        assertThat(state).hasToString("ServiceState[3 bytes]");
        assertThat(ServiceState.none().bytes()).isEmpty();
        assertThatThrownBy(() -> ServiceState.of(new byte[16 * 1024 + 1])).isInstanceOf(IllegalArgumentException.class);
    }
}
