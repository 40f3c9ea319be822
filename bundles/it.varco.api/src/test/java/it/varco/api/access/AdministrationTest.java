package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    @Test
    @Proves({"SEC-31", "SEC-71"})
    void takesAnAdministratorAtTheHighestLevelForEveryAct() {
        assertThat(Administration.all()).doesNotHaveDuplicates().allSatisfy(operation -> {
            assertThat(operation.level()).isEqualTo(AssuranceLevel.HIGH);
            assertThat(operation.roles())
                    .contains(Role.AMMINISTRATORE)
                    .isSubsetOf(Role.AMMINISTRATORE, Role.SERVICE_ACCOUNT, Role.APPLICATION);
        });
    }

    @Test
    @Proves({"D-46", "SEC-35"})
    void letsNoProgramRaiseAnybody() {
        assertThat(Administration.scopes())
                .extracting(Operation::name)
                .doesNotContainAnyElementsOf(List.of(
                        "staff.grant",
                        "staff.end",
                        "staff.invite",
                        "tokens.create",
                        "tokens.end",
                        "configuration.change",
                        "setup.finish",
                        "console.enter"));
    }
}
