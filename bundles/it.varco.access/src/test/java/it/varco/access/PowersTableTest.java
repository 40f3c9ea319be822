package it.varco.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;
import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;

class PowersTableTest {

    private final PowersTable table = PowersTable.with();

    @Test
    @Proves({"CRE-02", "CRE-03", "CRE-11"})
    void knowsWhatEachKindPermits() {
        assertThat(powers("pin.ordinario", AssuranceLevel.LOW)).isEqualTo(Powers.ORDINARIO);
        assertThat(powers("pin.dispositivo", AssuranceLevel.LOW)).isEqualTo(Powers.DISPOSITIVO);
        assertThat(powers("spid", AssuranceLevel.SUBSTANTIAL)).isEqualTo(Powers.DISPOSITIVO);
        assertThat(powers("cie", AssuranceLevel.HIGH)).isEqualTo(Powers.DISPOSITIVO);
        assertThat(powers("cns", AssuranceLevel.HIGH)).isEqualTo(Powers.DISPOSITIVO);
    }

    @Test
    void permitsNothingBelowTheLevelOfAKindOrToAKindNobodyKnows() {
        assertThat(powers("spid", AssuranceLevel.LOW)).isEqualTo(Powers.NONE);
        assertThat(powers("local", AssuranceLevel.HIGH)).isEqualTo(Powers.NONE);
        assertThat(powers("foreign", AssuranceLevel.HIGH)).isEqualTo(Powers.NONE);
    }

    @Test
    void letsAnAdministratorAdmitAForeignKindAndRestrictAKnownOne() {
        PowersTable configured =
                PowersTable.with("demo:LOW=ORDINARIO", "spid : HIGH = DISPOSITIVO", "pin.ordinario:LOW=NONE");
        assertThat(configured.of(new CredentialKind("demo"), AssuranceLevel.LOW))
                .isEqualTo(Powers.ORDINARIO);
        assertThat(configured.of(new CredentialKind("pin.ordinario"), AssuranceLevel.LOW))
                .isEqualTo(Powers.NONE);
    }

    @Test
    void saysHowARowLooks() {
        assertThatThrownBy(() -> PowersTable.with("demo=ORDINARIO")).hasMessageContaining("kind:LEVEL=POWERS");
    }

    private Powers powers(String kind, AssuranceLevel level) {
        return table.of(new CredentialKind(kind), level);
    }
}
