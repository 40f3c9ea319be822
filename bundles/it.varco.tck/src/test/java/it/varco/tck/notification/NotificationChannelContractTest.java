package it.varco.tck.notification;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import it.varco.tck.contract.ContractTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves("DEV-02")
class NotificationChannelContractTest extends ContractTest {

    NotificationChannelContractTest() {
        super(NotificationChannelContract.class, List.of(NotificationRule.values()), NotificationBreaches.class);
    }

    @Test
    void aRuleThatCannotBeExaminedIsSkippedWithItsReason() {
        skipped(NotificationBreaches.Exempt.class)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("NC-01 skipped", "it is nobody's"),
                        message -> assertThat(message).contains("NC-04 skipped", "always up"),
                        message -> assertThat(message).contains("NC-10 skipped", "tells nothing later"));
    }
}
