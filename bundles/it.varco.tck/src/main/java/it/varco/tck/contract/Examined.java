package it.varco.tck.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import it.varco.api.form.Field;
import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import it.varco.api.form.Submission;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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

    /**
     * What somebody types into a form, as Varco reads it.
     *
     * @throws IllegalStateException by the fixture's fault, if it does not fit the form; tells names, not what is typed
     */
    public static Submission answer(Form form, Map<String, String> typed) {
        Form.Reading reading = form.read(typed);
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException("fixture: expected an answer that fits "
                    + reading.errors().stream().map(FieldError::field).toList() + "; the form has "
                    + form.fields().stream().map(Field::name).toList() + ", the person types "
                    + new TreeSet<>(typed.keySet()));
        }
        return reading.submission();
    }
}
