package it.varco.tck.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import it.varco.proves.Proves;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Each breach fails the test of its own rule and no other. */
class CatalogueServiceContractTest {

    static Stream<Class<?>> breaches() {
        return Arrays.stream(CatalogueBreaches.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().startsWith("Cs"))
                .map(type -> (Class<?>) type);
    }

    @ParameterizedTest
    @MethodSource("breaches")
    @Proves("DEV-02")
    void aBreachFailsTheTestOfItsRuleAlone(Class<?> breach) {
        List<Event> failed = run(breach).failed().list();

        assertThat(failed).extracting(CatalogueServiceContractTest::rule).containsExactly(ruleOf(breach));
        CatalogueRule rule = CatalogueRule.valueOf("CS_" + ruleOf(breach).substring(2));
        assertThat(thrown(failed.get(0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.number() + ": " + rule.sentence())
                .hasMessageContaining(rule.breach());
    }

    @Test
    void everyRuleHasATestAndABreach() {
        List<String> rules = Arrays.stream(CatalogueRule.values())
                .map(rule -> rule.number().replace("CS-", "Cs"))
                .toList();

        assertThat(Arrays.stream(CatalogueServiceContract.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .map(name -> "Cs" + name.substring(2, 4)))
                .containsExactlyInAnyOrderElementsOf(rules);
        assertThat(breaches().map(CatalogueServiceContractTest::ruleOf)).containsAll(rules);
    }

    @Test
    void aRuleThatCannotBeExaminedIsSkippedWithItsReason() {
        List<Event> skipped = run(CatalogueBreaches.Exempt.class).aborted().list();

        assertThat(skipped)
                .extracting(event -> thrown(event).getMessage())
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("CS-05 skipped", "keeps no records"),
                        message -> assertThat(message).contains("CS-13 skipped", "depends on nothing"),
                        message -> assertThat(message).contains("CS-12 skipped", "it speaks by pictures"));
    }

    @ParameterizedTest
    @EnumSource
    @Proves("DEV-02")
    void theReadmeExplainsEachRuleUnderItsNumber(CatalogueRule rule) throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("### " + rule.number() + "\n\n" + rule.sentence() + "\n" + rule.breach() + "\n");
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
        return "Cs" + event.getTestDescriptor().getDisplayName().substring(2, 4);
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
