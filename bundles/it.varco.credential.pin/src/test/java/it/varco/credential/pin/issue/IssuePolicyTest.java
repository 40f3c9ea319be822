package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.configuration.Hours;
import it.varco.credential.pin.PinConfiguration;
import it.varco.proves.Proves;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the configuration decides where the sources contradict each other. */
class IssuePolicyTest {

    private static IssuePolicy policy(Map<String, Object> configured) {
        return IssuePolicy.of(config(configured));
    }

    /** A configuration of some keys, an underscore for each dot; the others have their default. */
    static PinConfiguration config(Map<String, Object> configured) {
        return (PinConfiguration) Proxy.newProxyInstance(
                IssuePolicyTest.class.getClassLoader(),
                new Class<?>[] {PinConfiguration.class},
                (proxy, method, arguments) -> configured.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    @Proves({"CON-03", "CON-04", "CON-05", "CON-06", "CON-17", "CON-18", "PIN-42", "PIN-44", "TEL-12"})
    void isThatOfTheRulesUnlessConfigured() {
        IssuePolicy policy = policy(Map.of());
        assertThat(policy.activated()).isFalse();
        assertThat(policy.alwaysCalls()).isFalse();
        assertThat(policy.anyItalianDocument()).isTrue();
        assertThat(policy.call()).isEqualTo(IssueWorld.term("P30D"));
        assertThat(policy.withoutArchive()).isFalse();
        assertThat(policy.recovery()).isEqualTo(HolderWorld.USUAL);
        assertThat(policy.hours()).isEqualTo(DeskWorld.HOURS);
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
        assertThat(policy(Map.of("verifyCall_maxDays", 5)).call()).isEqualTo(IssueWorld.term("P5D"));
    }

    @Test
    @Proves({"CON-04", "CON-05", "PIN-39", "PIN-42", "PIN-44"})
    void takesTheOtherReadingsOfARecovery() {
        Map<String, Object> other = Map.of(
                "recovery_secondHalf",
                "POST",
                "recovery_provisionalCode",
                false,
                "recovery_linkValidity",
                "PT10M",
                "recovery_newContactHold",
                0,
                "recovery_keepLevel",
                false);

        assertThat(policy(other).recovery())
                .isEqualTo(new IssuePolicy.Recovering(true, false, Duration.ofMinutes(10), Duration.ZERO, false));
    }

    @Test
    @Proves("TEL-12")
    void takesOtherHours() {
        Map<String, Object> other = Map.of(
                "verifyCall_weekdays",
                "09:00-13:00",
                "verifyCall_saturday",
                "09:00-12:00",
                "verifyCall_sunday",
                "10:00-11:00");

        assertThat(policy(other).hours())
                .isEqualTo(Hours.parse("verifyCall.", "09:00-13:00", "09:00-12:00", "10:00-11:00"))
                .isNotEqualTo(DeskWorld.HOURS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    request_flow         | C     | request.flow: expected A or B
                    activation_required  | NEVER | activation.required: expected FLOW_B or ALWAYS
                    verifyCall_when      | NEVER | verifyCall.when: expected DIFFERENT_OR_UNKNOWN or ALWAYS
                    archive_missing      | GONE  | archive.missing: expected AWAY or NONE
                    eligibility_document | NONE  | eligibility.document: expected ITALIAN or ISSUED_IN_ITALY
                    recovery_secondHalf  | post  | recovery.secondHalf: expected ELECTRONIC or POST
                    recovery_linkValidity | PT9M59S | recovery.linkValidity: expected PT10M to PT168H
                    recovery_linkValidity | P7DT1S  | recovery.linkValidity: expected PT10M to PT168H
                    recovery_linkValidity | 24      | recovery.linkValidity: expected PT10M to PT168H
                    """)
    void refusesWhatIsWrongByKeyAndRange(String key, String value, String message) {
        assertThatThrownBy(() -> policy(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "verifyCall_maxDays, 0, verifyCall.maxDays: expected 1 to 365",
        "verifyCall_maxDays, 366, verifyCall.maxDays: expected 1 to 365",
        "recovery_newContactHold, -1, recovery.newContactHold: expected 0 to 720",
        "recovery_newContactHold, 721, recovery.newContactHold: expected 0 to 720"
    })
    void refusesANumberOutOfRange(String key, int value, String message) {
        assertThatThrownBy(() -> policy(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
