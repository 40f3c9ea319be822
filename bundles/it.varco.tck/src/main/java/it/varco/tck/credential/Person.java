package it.varco.tck.credential;

import it.varco.api.form.Form;
import java.util.Map;

/** Somebody in front of the forms of a provider, played by a test: what they type into each of them. */
@FunctionalInterface
public interface Person {

    /**
     * What the person types.
     *
     * @param form the form before them
     * @return answers by field name; a name that is not in the form is ignored
     */
    Map<String, String> answer(Form form);

    /** Somebody who types the same into every form that asks for it. */
    static Person typing(Map<String, String> answers) {
        Map<String, String> fixed = Map.copyOf(answers);
        return form -> fixed;
    }
}
