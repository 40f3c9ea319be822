package it.varco.configuration;

import it.varco.api.access.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was typed into the form of a configuration: everything that is wrong with it at once (UX-03), and what it
 * changes. What is as it was before is neither.
 */
final class Typed {

    private static final int MOST_FLAWS = 50;
    private static final int LONGEST_KEY = 60;

    private final Definition definition;
    private final Map<String, Value> effective;
    private final Map<String, List<String>> values;
    private final Places places;

    /**
     * Of the settings that are named.
     *
     * @param values what was typed, by key
     */
    Typed(Definition definition, State now, Map<String, List<String>> values, Places places) {
        this.definition = definition;
        this.effective = definition.effective(now.values());
        this.values = new TreeMap<>(values);
        this.places = places;
    }

    /** What is wrong, by key. */
    List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        values.forEach((key, typed) -> definition
                .attribute(key)
                .map(attribute -> flaw(attribute, typed))
                .orElseGet(() -> Optional.of(new Flaw(bounded(key), Flaw.Kind.UNKNOWN, "")))
                .ifPresent(flaws::add));
        return flaws.stream().limit(MOST_FLAWS).toList();
    }

    private Optional<Flaw> flaw(Attribute attribute, List<String> typed) {
        if (attribute.wiring()) {
            boolean hidden = current(attribute).map(attribute::hides).orElse(attribute.secret());
            boolean asked = hidden ? wanted(attribute, typed).isPresent() : alters(attribute, typed);
            return asked ? Optional.of(Wiring.flaw(attribute.key())) : Optional.empty();
        }
        return kept(attribute, typed) ? Optional.empty() : attribute.flaw(attribute.canonical(typed, places));
    }

    private static String bounded(String key) {
        String line = key.replaceAll("[^A-Za-z0-9_.-]", "?");
        return line.length() <= LONGEST_KEY ? line : line.substring(0, LONGEST_KEY);
    }

    /** What of that changes anything: nothing typed means the default again, and for a secret that it stays. */
    Map<String, Optional<Value>> changes() {
        Map<String, Optional<Value>> changes = new TreeMap<>();
        values.forEach((key, typed) -> definition
                .attribute(key)
                .filter(attribute -> alters(attribute, typed))
                .ifPresent(attribute -> changes.put(key, wanted(attribute, typed))));
        return changes;
    }

    private boolean alters(Attribute attribute, List<String> typed) {
        boolean same = wanted(attribute, typed)
                .or(attribute::byDefault)
                .map(Value::texts)
                .equals(current(attribute).map(Value::texts));
        return !same && !kept(attribute, typed);
    }

    /** Whether what was typed is what was shown; nothing is shown of a secret. */
    private boolean kept(Attribute attribute, List<String> typed) {
        boolean nothing = attribute.canonical(typed, places).isEmpty();
        return current(attribute)
                .map(value -> attribute.hides(value) ? nothing : value.texts().equals(typed))
                .orElse(nothing && !attribute.required());
    }

    private Optional<Value> current(Attribute attribute) {
        return Optional.ofNullable(effective.get(attribute.key()));
    }

    private Optional<Value> wanted(Attribute attribute, List<String> typed) {
        List<String> canonical = attribute.canonical(typed, places);
        return canonical.isEmpty() ? Optional.empty() : Optional.of(Value.of(canonical));
    }
}
