package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {

    @Test
    @Proves("SEC-31")
    void isPermittedToNobodyUnlessItSaysSo() {
        Operation operation = Operation.named("area.see").build();

        assertThat(operation.roles()).isEmpty();
        assertThat(operation.recorded()).isTrue();
    }

    @Test
    void saysWhatItTakes() {
        Operation operation = Operation.named("plugins.switch")
                .role(Role.SERVICE_ACCOUNT)
                .level(AssuranceLevel.HIGH)
                .powers(Powers.DISPOSITIVO)
                .unrecorded()
                .build();

        assertThat(operation.name()).isEqualTo("plugins.switch");
        assertThat(operation.roles()).containsExactly(Role.SERVICE_ACCOUNT);
        assertThat(operation.level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(operation.powers()).isEqualTo(Powers.DISPOSITIVO);
        assertThat(operation.recorded()).isFalse();
        assertThat(operation).hasToString("Operation[plugins.switch]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "area", "Area.see", "area.", ".see", "area..see", "area see", "area.see\n"})
    void refusesANameOfAnotherShape(String name) {
        assertThatThrownBy(() -> Operation.named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves("SEC-31")
    void isGrantedByNothingButGranted() {
        assertThat(Decision.class.getPermittedSubclasses()).hasSize(4);
        assertThat(new Decision.Granted().granted()).isTrue();
        assertThat(new Decision.StepUpNeeded(AssuranceLevel.HIGH).granted()).isFalse();
        assertThat(new Decision.ProofTooOld(Duration.ofMinutes(5)).granted()).isFalse();
        assertThat(new Decision.Refused("access.role").granted()).isFalse();
    }
}
