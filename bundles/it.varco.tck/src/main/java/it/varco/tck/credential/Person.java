package it.varco.tck.credential;

import it.varco.api.form.Form;
import it.varco.api.session.Departure;
import java.util.Map;
import java.util.function.Function;

/**
 * Somebody who signs in with a provider, played by a test: what they type into its forms, and what they bring back from
 * another site.
 */
@FunctionalInterface
public interface Person {

    /**
     * What the person types.
     *
     * @param form the form before them
     * @return answers by field name; a name that is not in the form is ignored
     */
    Map<String, String> answer(Form form);

    /**
     * What another site sends with the browser of the person.
     *
     * @param departure how the provider sent them there
     * @return fields by name
     */
    default Map<String, String> bringsBack(Departure departure) {
        throw new IllegalStateException("person: expected to be sent to no other site");
    }

    /** Somebody who is asked nothing here, and comes back from another site. */
    static Person comingBack(Function<Departure, Map<String, String>> site) {
        return new Person() {
            @Override
            public Map<String, String> answer(Form form) {
                return Map.of();
            }

            @Override
            public Map<String, String> bringsBack(Departure departure) {
                return site.apply(departure);
            }
        };
    }

    /** Somebody who types the same into every form that asks for it. */
    static Person typing(Map<String, String> answers) {
        Map<String, String> fixed = Map.copyOf(answers);
        return form -> fixed;
    }
}
