package it.varco.tck.credential;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.tck.contract.ContractTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves("DEV-02")
class CredentialProviderContractTest extends ContractTest {

    CredentialProviderContractTest() {
        super(
                CredentialProviderContract.class,
                List.of(CredentialRule.values()),
                Breaches.class,
                EnrolmentBreaches.class);
    }

    @Test
    void aRuleThatCannotBeExaminedIsSkippedWithItsReason() {
        skipped(Breaches.Exempt.class)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("CP-05 skipped", "depends on nothing"),
                        message -> assertThat(message).contains("CP-13 skipped", "it speaks by pictures"));
    }

    @Test
    void aFixtureThatDoesNotFitTheFormsIsNoBreach() {
        assertThat(failures(Breaches.Forgetful.class))
                .hasSizeGreaterThan(10)
                .allSatisfy(fault -> assertThat(fault)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("fixture: expected an answer that fits [word]; the form has [person, word],"
                                + " the person types [Word, code, person]"));
    }
}
