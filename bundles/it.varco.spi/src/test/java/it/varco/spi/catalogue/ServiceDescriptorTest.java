package it.varco.spi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.catalogue.Place;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.Powers;
import org.junit.jupiter.api.Test;

class ServiceDescriptorTest {

    private static final ServiceOperation READ =
            ServiceOperation.of("probe.read", Place.AREA).build();

    @Test
    void findsAnOperationByItsName() {
        ServiceDescriptor descriptor =
                ServiceDescriptor.of("probe").operation(READ).stateVersion(2).build();

        assertThat(descriptor.operation("probe.read")).containsSame(READ);
        assertThat(descriptor.operation("probe.write")).isEmpty();
        assertThat(descriptor.stateVersion()).isEqualTo(2);
        assertThat(descriptor.label().key()).isEqualTo("probe.label");
    }

    @Test
    void takesNothingMoreThanTheRoleUnlessItSaysSo() {
        assertThat(READ.level()).isEqualTo(AssuranceLevel.LOW);
        assertThat(READ.powers()).isEqualTo(Powers.NONE);
        assertThat(READ.fresh()).isFalse();
        assertThat(READ.label().key()).isEqualTo("probe.read.label");
        assertThat(READ.description()).isEqualTo(ServiceOperation.description("probe.read"));
        ServiceOperation strict = ServiceOperation.of("probe.write", Place.SEDE)
                .level(AssuranceLevel.SUBSTANTIAL)
                .powers(Powers.DISPOSITIVO)
                .fresh()
                .build();
        assertThat(strict.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(strict.powers()).isEqualTo(Powers.DISPOSITIVO);
        assertThat(strict.fresh()).isTrue();
        assertThat(strict.place()).isEqualTo(Place.SEDE);
    }

    @Test
    void refusesAnOperationOfAnotherServiceAndOneNamedTwice() {
        ServiceOperation foreign = ServiceOperation.of("other.read", Place.AREA).build();
        ServiceOperation prefixOnly =
                ServiceOperation.of("probe-two.read", Place.AREA).build();

        assertThatThrownBy(
                        () -> ServiceDescriptor.of("probe").operation(foreign).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        ServiceDescriptor.of("probe").operation(prefixOnly).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ServiceDescriptor.of("probe")
                        .operation(READ)
                        .operation(READ)
                        .build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ServiceDescriptor.of("probe").build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesNamesOfOtherShapes() {
        for (String id : new String[] {"", "Probe", "1st", "a.b", "x".repeat(32), "a b"}) {
            assertThatThrownBy(() -> ServiceDescriptor.of(id)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : new String[] {"probe", "probe.", ".read", "Probe.read", "probe." + "x".repeat(39)}) {
            assertThatThrownBy(() -> ServiceOperation.of(name, Place.AREA))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ServiceDescriptor.of("probe").stateVersion(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
