package it.varco.tck.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.tck.contract.ContractTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves("DEV-02")
class CatalogueServiceContractTest extends ContractTest {

    CatalogueServiceContractTest() {
        super(CatalogueServiceContract.class, List.of(CatalogueRule.values()), CatalogueBreaches.class);
    }

    @Test
    void aRuleThatCannotBeExaminedIsSkippedWithItsReason() {
        skipped(CatalogueBreaches.Exempt.class)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("CS-05 skipped", "keeps no records"),
                        message -> assertThat(message).contains("CS-17 skipped", "keeps no records"),
                        message -> assertThat(message).contains("CS-13 skipped", "depends on nothing"),
                        message -> assertThat(message).contains("CS-12 skipped", "it speaks by pictures"));
    }
}
