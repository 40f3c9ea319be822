package it.varco.spi.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginStepTest {

    @Test
    void isOneOfEight() {
        assertThat(LoginStep.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        LoginStep.Ask.class,
                        LoginStep.Choose.class,
                        LoginStep.Leave.class,
                        LoginStep.Malformed.class,
                        LoginStep.Recognised.class,
                        LoginStep.Refused.class,
                        LoginStep.Rejected.class,
                        LoginStep.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin.wrong", "spid.nr19", "spid.errorCode-25", "x"})
    void isRefusedWithACodeOfDottedWords(String code) {
        assertThat(Refusal.of(code).code()).isEqualTo(code);
        assertThat(Refusal.of(code)).hasToString("Refusal[" + code + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Pin.wrong", "pin.", "pin..x", "pin wrong", "pin.wrong\n", "1", "pin.RSSMRA80A01H501U x"})
    void isNotRefusedWithACodeOfAnotherShape(String code) {
        assertThatThrownBy(() -> Refusal.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("RSSMRA");
    }

    @Test
    void isRejectedWithACodeAndAText() {
        assertThat(new LoginStep.Rejected("pin.ended", Text.of("pin.ended")).code())
                .isEqualTo("pin.ended");
        assertThatThrownBy(() -> new LoginStep.Rejected("RSSMRA80A01H501U", Text.of("pin.ended")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("RSSMRA");
    }

    @Test
    void isNotRefusedWithMoreThanSixtyCharacters() {
        assertThat(Refusal.of("a".repeat(60)).code()).hasSize(60);
        assertThatThrownBy(() -> Refusal.of("a".repeat(61))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesAStateOfUpToSixteenKilobytes() {
        assertThat(ProviderState.none().bytes()).isEmpty();
        assertThat(ProviderState.of(new byte[16 * 1024]).bytes()).hasSize(16 * 1024);
        assertThatThrownBy(() -> ProviderState.of(new byte[16 * 1024 + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesAStateThatIsACopyInBothDirectionsAndPrintsItsSize() {
        byte[] mine = {1, 2};
        ProviderState state = ProviderState.of(mine);

        mine[0] = 9;
        state.bytes()[1] = 9;

        assertThat(state.bytes()).containsExactly(1, 2);
        assertThat(state).hasToString("ProviderState[2 bytes]");
    }
}
