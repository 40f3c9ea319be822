package it.varco.tck.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;

/** What a test of a rule must have; without it the test is skipped with its reason, never passed. */
public final class Examined {

    private Examined() {}

    /** The rule, unless the fixture declares it exempt. */
    public static <R extends ContractRule> R unless(Map<R, String> exempt, R rule) {
        Optional<String> why = Optional.ofNullable(exempt.get(rule));
        assumeTrue(why.isEmpty(), () -> rule.number() + " skipped: " + why.orElse(""));
        return rule;
    }

    /**
     * What the fixture gives, if it does.
     *
     * @param without why there is nothing to examine otherwise
     */
    public static <T> T with(ContractRule rule, Optional<T> needed, String without) {
        assumeTrue(needed.isPresent(), () -> rule.number() + " skipped: " + without);
        return needed.orElseThrow();
    }
}
