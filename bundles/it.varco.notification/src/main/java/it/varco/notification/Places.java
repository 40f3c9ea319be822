package it.varco.notification;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a text that are filled: of all that Mustache knows only {@code {{name}}}, so that it can be said
 * beforehand whether every message fills them.
 */
final class Places {

    private static final Pattern PLACE = Pattern.compile("(?<!\\{)\\{\\{([a-z][a-zA-Z0-9]{0,39})}}(?!})");

    private Places() {}

    /** The names of the places, each once. */
    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    /** Whether something looks like a place and is none. */
    static boolean malformed(String text) {
        String rest = PLACE.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}");
    }

    /**
     * Fills the places; what fills them is not looked at again.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("message: expected a value for the place " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
