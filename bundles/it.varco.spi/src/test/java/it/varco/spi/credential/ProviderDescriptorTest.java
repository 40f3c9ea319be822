package it.varco.spi.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.session.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderDescriptorTest {

    private static final CredentialKind KIND = new CredentialKind("pin.ordinario");

    @Test
    void findsItsTextsByItsIdentifier() {
        ProviderDescriptor descriptor = minimal("pin").build();

        assertThat(descriptor.label()).isEqualTo(Text.of("pin.label"));
        assertThat(descriptor.description()).isEqualTo(Text.of("pin.description"));
        assertThat(descriptor.refusal()).isEqualTo(Text.of("pin.refused"));
        assertThat(descriptor).hasToString("ProviderDescriptor[pin]");
    }

    @Test
    void blocksNobodyAndWaitsTenMinutesUnlessItSaysSo() {
        ProviderDescriptor descriptor = minimal("pin").build();

        assertThat(descriptor.block()).isZero();
        assertThat(descriptor.patience()).isEqualTo(Duration.ofMinutes(10));
        assertThat(descriptor.stateVersion()).isEqualTo(1);
    }

    @Test
    void saysWhatTheProviderIs() {
        ProviderDescriptor descriptor = minimal("pin")
                .kind(new CredentialKind("pin.dispositivo"))
                .channel(Channel.COUNTER)
                .block(Duration.ofMinutes(3))
                .patience(Duration.ofMinutes(5))
                .stateVersion(2)
                .build();

        assertThat(descriptor.id()).isEqualTo("pin");
        assertThat(descriptor.ceiling()).isEqualTo(AssuranceLevel.LOW);
        assertThat(descriptor.kinds()).containsExactlyInAnyOrder(KIND, new CredentialKind("pin.dispositivo"));
        assertThat(descriptor.channels()).containsExactlyInAnyOrder(Channel.WEB, Channel.COUNTER);
        assertThat(descriptor.block()).isEqualTo(Duration.ofMinutes(3));
        assertThat(descriptor.patience()).isEqualTo(Duration.ofMinutes(5));
        assertThat(descriptor.stateVersion()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pin", "1pin", "pin.x", "pin/x", "pin x", "pin\n", "abcdefghijklmnopqrstuvwxyzabcdef"})
    void refusesAnIdentifierOfAnotherShape(String id) {
        assertThatThrownBy(() -> ProviderDescriptor.of(id, AssuranceLevel.LOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesABlockFromNothingToAnHour() {
        assertThat(minimal("pin").block(Duration.ofHours(1)).build().block()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> minimal("pin").block(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> minimal("pin").block(Duration.ofHours(1).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAPatienceFromASecondToTenMinutes() {
        assertThat(minimal("pin").patience(Duration.ofSeconds(1)).build().patience())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> minimal("pin").patience(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> minimal("pin").patience(Duration.ofMinutes(10).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsStateVersionsFromOne() {
        assertThatThrownBy(() -> minimal("pin").stateVersion(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsAKindAndAChannel() {
        assertThatThrownBy(() -> ProviderDescriptor.of("pin", AssuranceLevel.LOW)
                        .kind(KIND)
                        .build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ProviderDescriptor.of("pin", AssuranceLevel.LOW)
                        .channel(Channel.WEB)
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cannotBeChangedThroughItsSets() {
        ProviderDescriptor descriptor = minimal("pin").build();

        assertThatThrownBy(() -> descriptor.kinds().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> descriptor.channels().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static ProviderDescriptor.Builder minimal(String id) {
        return ProviderDescriptor.of(id, AssuranceLevel.LOW).kind(KIND).channel(Channel.WEB);
    }
}
