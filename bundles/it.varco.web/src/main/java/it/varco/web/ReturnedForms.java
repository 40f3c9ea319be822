package it.varco.web;

import it.varco.api.form.FieldError;
import it.varco.api.form.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Forms that were filled in wrongly: what is wrong and what was typed, until they come right, so that each is shown
 * again at an address of its own, which going back, F5 and the other language lead to (UX-03, UX-05).
 *
 * <p>No secret and no code is among what was typed. The name of a form is random and shows nothing by itself: whoever
 * asks first has the room say that the form is this browser's. At most {@link #MOST} for {@link #LIFE}; the next one is
 * not kept, so that a stranger takes away nobody's. Thread-safe.
 *
 * @source UX-03, UX-05, SEC-48
 */
final class ReturnedForms {

    static final int MOST = 200;

    /** How long a login may take in all (D-47). */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** Longest text that is kept, in characters: as long as an answer may be. */
    static final int LONGEST = 1000;

    /**
     * A form that came back.
     *
     * @param typed what may be shown again
     */
    record Returned(List<FieldError> errors, Parameters typed) {

        static final Returned NOTHING = new Returned(List.of(), Parameters.NONE);

        /** The form with what is wrong in it. */
        Form in(Form form) {
            return errors.isEmpty() ? form : form.withErrors(errors);
        }
    }

    private record Kept(Returned returned, Instant until) {}

    private final Map<String, Kept> forms = new LinkedHashMap<>();

    /**
     * Keeps what is wrong in a form and what was typed into it, in the place of what was there before; of a form in
     * which nothing is wrong there is nothing to keep.
     *
     * @param name of the form, as the room knows it
     * @return whether there was room
     */
    synchronized boolean keep(String name, Form form, Parameters typed, Instant now) {
        forms.values().removeIf(kept -> now.isAfter(kept.until()));
        if (form.errors().isEmpty()) {
            forms.remove(name);
            return true;
        }
        if (forms.size() >= MOST && !forms.containsKey(name)) {
            return false;
        }
        Set<String> names = FormModel.shownAgain(form).stream()
                .filter(field -> typed.all(field).stream().allMatch(text -> text.length() <= LONGEST))
                .collect(Collectors.toSet());
        forms.put(name, new Kept(new Returned(form.errors(), typed.only(names)), now.plus(LIFE)));
        return true;
    }

    /** What came back of a form; nothing if it is as it was made. */
    synchronized Returned find(String name, Instant now) {
        Kept kept = forms.get(name);
        return kept == null || now.isAfter(kept.until()) ? Returned.NOTHING : kept.returned();
    }

    /** It was sent anew. */
    synchronized void forget(String name) {
        forms.remove(name);
    }
}
