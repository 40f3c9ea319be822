package it.varco.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    private static final List<Operation> MESSAGES =
            List.of(Administration.MESSAGES_VIEW, Administration.MESSAGES_RETRY, Administration.MESSAGES_CLOSE);

    @Test
    @Proves({"SEC-31", "SEC-71"})
    void takesAnAdministratorAtTheHighestLevelForEveryAct() {
        assertThat(Administration.all()).doesNotHaveDuplicates();
        assertThat(Administration.all())
                .filteredOn(act -> !MESSAGES.contains(act))
                .allSatisfy(operation -> {
                    assertThat(operation.level()).isEqualTo(AssuranceLevel.HIGH);
                    assertThat(operation.roles())
                            .contains(Role.AMMINISTRATORE)
                            .isSubsetOf(Role.AMMINISTRATORE, Role.SERVICE_ACCOUNT, Role.APPLICATION);
                });
    }

    @Test
    @Proves({"SEC-31", "D-63"})
    void letsAnOfficerLookAfterMessagesAndDoNothingElse() {
        assertThat(Administration.all())
                .filteredOn(act -> act.roles().contains(Role.OPERATORE_CONTACT_CENTER))
                .containsExactlyElementsOf(MESSAGES)
                .allSatisfy(act -> assertThat(act.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL))
                .allSatisfy(act -> assertThat(act.roles())
                        .containsExactlyInAnyOrder(
                                Role.OPERATORE_CONTACT_CENTER,
                                Role.AMMINISTRATORE,
                                Role.SERVICE_ACCOUNT,
                                Role.APPLICATION));
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
