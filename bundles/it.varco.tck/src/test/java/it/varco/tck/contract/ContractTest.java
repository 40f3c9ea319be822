package it.varco.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Each breach of a contract fails the test of its own rule and no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ContractTest {

    private static final int NUMBER = 4;

    private final Class<?> contract;
    private final List<? extends ContractRule> rules;
    private final List<Class<?>> shelves;

    /**
     * The tests of a contract.
     *
     * @param shelves classes within which each breach is a class, such as {@code Nc05SendsTwice}
     */
    protected ContractTest(Class<?> contract, List<? extends ContractRule> rules, Class<?>... shelves) {
        this.contract = contract;
        this.rules = rules;
        this.shelves = List.of(shelves);
    }

    /** All rules there are, by number. */
    final List<? extends ContractRule> rules() {
        return rules;
    }

    /** Breaches of them, one class each. */
    final List<Class<?>> breaches() {
        List<String> known = rules.stream().map(ContractTest::key).toList();
        return shelves.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(type -> known.contains(key(type)))
                .<Class<?>>map(type -> type)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("breaches")
    final void aBreachFailsTheTestOfItsRuleAlone(Class<?> breach) {
        List<Event> failed = run(breach).failed().list();
        ContractRule rule = rules.stream()
                .filter(each -> key(each).equals(key(breach)))
                .findFirst()
                .orElseThrow();

        assertThat(failed).extracting(ContractTest::key).containsExactly(key(breach));
        assertThat(thrown(failed.get(0)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.number() + ": " + rule.sentence())
                .hasMessageContaining(rule.breach())
                .hasMessageEndingWith(
                        "sdk/README.md#" + rule.number().toLowerCase(Locale.ROOT) + " of the demo archive");
    }

    @Test
    final void everyRuleHasATestAndABreach() {
        List<String> keys = rules.stream().map(ContractTest::key).toList();

        assertThat(Arrays.stream(contract.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .map(ContractTest::key))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(breaches().stream().map(ContractTest::key)).containsAll(keys);
    }

    @ParameterizedTest
    @MethodSource("rules")
    final void theReadmeExplainsEachRuleUnderItsNumber(ContractRule rule) throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("### " + rule.number() + "\n\n" + rule.sentence() + "\n" + rule.breach() + "\n");
    }

    /** Why the tests of rules that cannot be examined with a fixture were skipped. */
    protected static ListAssert<String> skipped(Class<?> fixture) {
        return assertThat(run(fixture).aborted().stream()
                .map(ContractTest::thrown)
                .map(Throwable::getMessage)
                .toList());
    }

    /** What failed with a fixture. */
    protected static List<Throwable> failures(Class<?> fixture) {
        return run(fixture).failed().stream().map(ContractTest::thrown).toList();
    }

    private static Events run(Class<?> fixture) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(fixture))
                .execute()
                .testEvents();
    }

    private static String key(ContractRule rule) {
        return key(rule.name().replace("_", ""));
    }

    private static String key(Class<?> breach) {
        return key(breach.getSimpleName());
    }

    private static String key(Event event) {
        return key(event.getTestDescriptor().getDisplayName());
    }

    /** Area and number at the start of a name, in small letters. */
    private static String key(String name) {
        return name.substring(0, Math.min(NUMBER, name.length())).toLowerCase(Locale.ROOT);
    }

    private static Throwable thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
