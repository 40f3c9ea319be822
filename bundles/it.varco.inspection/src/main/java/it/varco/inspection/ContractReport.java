package it.varco.inspection;

import it.varco.api.form.Sentence;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report of the contract tests that a jar encloses: the files that Surefire wrote, {@code TEST-*.xml}, in its
 * folder {@code META-INF/varco/}. What counts is each rule, such as {@code cp05}, by the worst that a test of it met.
 */
final class ContractReport implements Xml.Listener {

    private enum Outcome {
        PASSED,
        SKIPPED,
        FAILED
    }

    private static final Pattern FILE = Pattern.compile("META-INF/varco/[^/]+\\.xml");
    private static final Pattern RULE = Pattern.compile("([a-z]{2}[0-9]{2})_");

    private final Map<String, Outcome> rules = new TreeMap<>();
    private String rule = "";

    /** Whether an entry of a jar belongs to it. */
    static boolean has(String entry) {
        return FILE.matcher(entry).matches();
    }

    @Override
    public void begins(String element, Map<String, String> attributes) {
        switch (element) {
            case "testcase" -> {
                Matcher name = RULE.matcher(attributes.getOrDefault("name", ""));
                rule = name.lookingAt() ? name.group(1).toUpperCase(Locale.ROOT) : "";
                note(Outcome.PASSED);
            }
            case "failure", "error" -> note(Outcome.FAILED);
            case "skipped" -> note(Outcome.SKIPPED);
            default -> {}
        }
    }

    private void note(Outcome outcome) {
        if (!rule.isEmpty()) {
            rules.merge(rule, outcome, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    /**
     * What it says; empty if it tells of no rule.
     *
     * @param signed whether the jar, and so the report, is signed
     */
    Optional<Sentence> told(boolean signed) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                signed
                        ? Sentence.of(
                                ContractReport.class,
                                "report.signed",
                                count(Outcome.PASSED),
                                count(Outcome.FAILED),
                                count(Outcome.SKIPPED))
                        : Sentence.of(
                                ContractReport.class,
                                "report.claimed",
                                count(Outcome.PASSED),
                                count(Outcome.FAILED),
                                count(Outcome.SKIPPED)));
    }

    private int count(Outcome outcome) {
        return Collections.frequency(rules.values(), outcome);
    }
}
