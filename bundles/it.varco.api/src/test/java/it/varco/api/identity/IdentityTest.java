package it.varco.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    private static final CodiceFiscale MARIO = new CodiceFiscale("RSSMRA80A01H501U");
    private static final CredentialKind KIND = new CredentialKind("pin.ordinario");

    @Test
    void holdsWhatTheProviderProved() {
        Identity identity = Identity.of(MARIO, KIND, AssuranceLevel.LOW)
                .name(" Mario Rossi ")
                .build();

        assertThat(identity.codiceFiscale()).isEqualTo(MARIO);
        assertThat(identity.kind()).isEqualTo(KIND);
        assertThat(identity.level()).isEqualTo(AssuranceLevel.LOW);
        assertThat(identity.name()).hasValue("Mario Rossi");
    }

    @Test
    void hasNoNameUnlessTheCredentialKnowsOne() {
        assertThat(Identity.of(MARIO, KIND, AssuranceLevel.LOW).build().name()).isEmpty();
        assertThat(Identity.of(MARIO, KIND, AssuranceLevel.LOW)
                        .name("  ")
                        .build()
                        .name())
                .isEmpty();
    }

    @Test
    void refusesANameThatIsTooLongOrHoldsControls() {
        Identity.Builder builder = Identity.of(MARIO, KIND, AssuranceLevel.LOW);

        assertThatThrownBy(() -> builder.name("x".repeat(121))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.name("Mario\r\nRossi")).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.name("x".repeat(120)).build().name()).isPresent();
    }

    @Test
    void printsNeitherNameNorCodiceFiscale() {
        Identity identity =
                Identity.of(MARIO, KIND, AssuranceLevel.LOW).name("Mario Rossi").build();

        assertThat(identity.toString())
                .doesNotContain("Mario", "RSSMRA80A01H501U")
                .contains("pin.ordinario", "LOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin.ordinario", "spid", "x-1.y2", "a"})
    void acceptsAKindOfDottedWords(String value) {
        assertThat(new CredentialKind(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pin", "pin.", ".pin", "pin..x", "1pin", "pin ordinario", "pin\n", "à"})
    void refusesAKindOfAnotherShape(String value) {
        assertThatThrownBy(() -> new CredentialKind(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKindOfMoreThanFortyCharacters() {
        assertThat(new CredentialKind("a".repeat(40)).value()).hasSize(40);
        assertThatThrownBy(() -> new CredentialKind("a".repeat(41))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersLevelsAndPowers() {
        assertThat(AssuranceLevel.HIGH.atLeast(AssuranceLevel.SUBSTANTIAL)).isTrue();
        assertThat(AssuranceLevel.SUBSTANTIAL.atLeast(AssuranceLevel.SUBSTANTIAL))
                .isTrue();
        assertThat(AssuranceLevel.LOW.atLeast(AssuranceLevel.SUBSTANTIAL)).isFalse();
        assertThat(Powers.DISPOSITIVO.atLeast(Powers.ORDINARIO)).isTrue();
        assertThat(Powers.ORDINARIO.atLeast(Powers.DISPOSITIVO)).isFalse();
        assertThat(Powers.NONE.atLeast(Powers.ORDINARIO)).isFalse();
    }
}
