package it.varco.tck.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import it.varco.proves.Proves;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Each breach fails the test of its own rule and no other. */
class CredentialProviderContractTest {

    static Stream<Class<?>> breaches() {
        return Stream.of(Breaches.class, EnrolmentBreaches.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(type -> type.getSimpleName().startsWith("Cp"))
                .map(type -> (Class<?>) type);
    }

    @ParameterizedTest
    @MethodSource("breaches")
    @Proves("DEV-02")
    void aBreachFailsTheTestOfItsRuleAlone(Class<?> breach) {
        List<Event> failed = run(breach).failed().list();

        assertThat(failed).extracting(CredentialProviderContractTest::rule).containsExactly(ruleOf(breach));
        CredentialRule rule = CredentialRule.valueOf("CP_" + ruleOf(breach).substring(2));
        assertThat(thrown(failed.get(0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.number() + ": " + rule.sentence())
                .hasMessageContaining(rule.breach())
                .hasMessageEndingWith(
                        "sdk/README.md#" + rule.number().toLowerCase(Locale.ROOT) + " of the demo archive");
    }

    @Test
    void everyRuleHasATestAndABreach() {
        List<String> rules = Arrays.stream(CredentialRule.values())
                .map(rule -> rule.number().replace("CP-", "Cp"))
                .toList();

        assertThat(Arrays.stream(CredentialProviderContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .map(name -> "Cp" + name.substring(2, 4)))
                .containsExactlyInAnyOrderElementsOf(rules);
        assertThat(breaches().map(CredentialProviderContractTest::ruleOf)).containsAll(rules);
    }

    @Test
    void aRuleThatCannotBeExaminedIsSkippedWithItsReason() {
        List<Event> skipped = run(Breaches.Exempt.class).aborted().list();

        assertThat(skipped)
                .extracting(event -> thrown(event).getMessage())
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("CP-05 skipped", "depends on nothing"),
                        message -> assertThat(message).contains("CP-13 skipped", "it speaks by pictures"));
    }

    @Test
    void aFixtureThatDoesNotFitTheFormsIsNoBreach() {
        assertThat(run(Breaches.Forgetful.class).failed().list())
                .hasSizeGreaterThan(10)
                .extracting(CredentialProviderContractTest::thrown)
                .allSatisfy(fault -> assertThat(fault)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("fixture: expected an answer that fits [word]; the form has [person, word],"
                                + " the person types [Word, code, person]"));
    }

    private static Events run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents();
    }

    private static String ruleOf(Class<?> breach) {
        return breach.getSimpleName().substring(0, 4);
    }

    private static String rule(Event event) {
        return "Cp" + event.getTestDescriptor().getDisplayName().substring(2, 4);
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
