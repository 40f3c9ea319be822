package it.varco.catalogue;

import it.varco.api.form.Field;
import it.varco.api.form.Form;
import java.util.HashMap;
import java.util.Map;

/**
 * What was typed into a form and may be kept and shown again: no secret, no code that works once, and no ticked box,
 * because what is confirmed is confirmed anew.
 */
record Draft(Map<String, String> texts) {

    private static final int LONGEST = 1000;

    static Draft none() {
        return new Draft(Map.of());
    }

    /** What of it fits a form. */
    static Draft of(Form form, Map<String, String> typed) {
        Map<String, String> kept = new HashMap<>();
        for (Field field : form.fields()) {
            String text = typed.getOrDefault(field.name(), "").strip();
            if (keepable(field) && !text.isEmpty() && text.length() <= LONGEST) {
                kept.put(field.name(), text);
            }
        }
        return new Draft(Map.copyOf(kept));
    }

    /** What of it fits another form. */
    Draft fitting(Form form) {
        return of(form, texts);
    }

    private static boolean keepable(Field field) {
        return switch (field.kind()) {
            case TEXT, CODICE_FISCALE, CHOICE -> true;
            case SECRET, CODE, CONFIRMATION -> false;
        };
    }

    /** Names of the fields only. */
    @Override
    public String toString() {
        return "Draft" + texts.keySet();
    }
}
