package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.credential.pin.PinConfiguration;
import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration decides where the sources contradict each other. */
class IssuePolicyTest {

    private static IssuePolicy policy(Map<String, Object> configured) {
        return IssuePolicy.of((PinConfiguration) Proxy.newProxyInstance(
                IssuePolicyTest.class.getClassLoader(),
                new Class<?>[] {PinConfiguration.class},
                (proxy, method, arguments) -> configured.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    @Test
    @Proves({"CON-03", "CON-06", "CON-17", "CON-18"})
    void isThatOfTheRulesUnlessConfigured() {
        IssuePolicy policy = policy(Map.of());
        assertThat(policy.activated()).isFalse();
        assertThat(policy.alwaysCalls()).isFalse();
        assertThat(policy.anyItalianDocument()).isTrue();
        assertThat(policy.call()).isEqualTo(IssueWorld.term("P30D"));
        assertThat(policy.withoutArchive()).isFalse();
    }

    @Test
    @Proves({"CON-03", "CON-06", "CON-17", "CON-18"})
    void takesTheOtherReadings() {
        assertThat(policy(Map.of("request_flow", "B")).activated()).isTrue();
        assertThat(policy(Map.of("activation_required", "ALWAYS")).activated()).isTrue();
        assertThat(policy(Map.of("verifyCall_when", "ALWAYS")).alwaysCalls()).isTrue();
        assertThat(policy(Map.of("eligibility_document", "ISSUED_IN_ITALY")).anyItalianDocument())
                .isFalse();
        assertThat(policy(Map.of("archive_missing", "NONE")).withoutArchive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    request_flow         | C     | request.flow: expected A or B
                    activation_required  | NEVER | activation.required: expected FLOW_B or ALWAYS
                    verifyCall_when      | NEVER | verifyCall.when: expected DIFFERENT_OR_UNKNOWN or ALWAYS
                    archive_missing      | GONE  | archive.missing: expected AWAY or NONE
                    eligibility_document | NONE  | eligibility.document: expected ITALIAN or ISSUED_IN_ITALY
                    """)
    void refusesWhatIsWrongByKeyAndRange(String key, String value, String message) {
        assertThatThrownBy(() -> policy(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesDaysOutOfRange() {
        assertThatThrownBy(() -> policy(Map.of("verifyCall_maxDays", 0)))
                .hasMessage("verifyCall.maxDays: expected 1 to 365");
    }
}
