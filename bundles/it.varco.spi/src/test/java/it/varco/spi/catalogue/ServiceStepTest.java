package it.varco.spi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.catalogue.Place;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.api.store.Effects;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceStepTest {

    @Test
    void nothingButAnEndOfAnExaminationOrAnActBringsEffects() {
        assertThat(Arrays.stream(ServiceStep.class.getPermittedSubclasses())
                        .filter(variant -> Arrays.stream(variant.getRecordComponents())
                                .anyMatch(part -> part.getType().equals(Effects.class))))
                .containsExactlyInAnyOrder(ServiceStep.Done.class, ServiceStep.Refused.class);
    }

    @Test
    void refusesCodesOfOtherShapes() {
        Text why = Text.of("probe.why");

        assertThat(new ServiceStep.Rejected("probe.none", why).code()).isEqualTo("probe.none");
        for (String code : new String[] {"", "Probe", "probe none", "probe..none", "x".repeat(61)}) {
            assertThatThrownBy(() -> new ServiceStep.Rejected(code, why)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ServiceStep.Unavailable(code)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ServiceStep.Refused(code, why, Effects.none()))
                    .isInstanceOf(IllegalArgumentException.class);
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

    @Test
    void refusesOperationsWhoseTermsDoNotFitTheirPlace() {
        Duration block = Duration.ofMinutes(3);

        assertThat(ServiceOperation.of("probe.ask", Place.PORTALE)
                        .examines(block)
                        .build()
                        .block())
                .isEqualTo(block);
        List<ServiceOperation.Builder> wrong = List.of(
                ServiceOperation.of("probe.ask", Place.PORTALE).fresh(),
                ServiceOperation.of("probe.ask", Place.PORTALE).legalWeight(),
                ServiceOperation.of("probe.ask", Place.PORTALE).level(AssuranceLevel.SUBSTANTIAL),
                ServiceOperation.of("probe.ask", Place.PORTALE).powers(Powers.ORDINARIO),
                ServiceOperation.of("probe.ask", Place.AREA).examines(block));
        assertThat(wrong)
                .allSatisfy(builder -> assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class));
        for (Duration other : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofMinutes(61))) {
            assertThatThrownBy(() ->
                            ServiceOperation.of("probe.ask", Place.PORTALE).examines(other))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesNamesOfUpkeepOfOtherShapes() {
        for (String name : List.of("", "Over", "over.late", "1st", "x".repeat(31))) {
            assertThatThrownBy(() -> new Upkeep(name, Effects.none())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
