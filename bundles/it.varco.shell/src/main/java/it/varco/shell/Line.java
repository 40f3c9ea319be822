package it.varco.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a command, as typed.
 *
 * @param words without the options, the verb first
 * @param options what follows {@code --name}, by name and in the order typed
 */
record Line(List<String> words, Map<String, List<String>> options) {

    /** Options that may come several times. */
    private static final Set<String> SEVERAL = Set.of("scope");

    private static final String DASHES = "--";

    /**
     * Takes options and words apart.
     *
     * @throws NotDone if an option has no value or comes twice
     */
    static Line of(Object... typed) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (int at = 0; at < typed.length; at++) {
            String word = String.valueOf(typed[at]);
            if (word.startsWith(DASHES) && word.length() > DASHES.length()) {
                if (at + 1 == typed.length) {
                    throw new NotDone(word + " needs a value.");
                }
                String name = word.substring(DASHES.length());
                List<String> values = options.computeIfAbsent(name, first -> new ArrayList<>());
                values.add(String.valueOf(typed[++at]));
                if (values.size() > 1 && !SEVERAL.contains(name)) {
                    throw new NotDone(word + " may come once.");
                }
            } else {
                words.add(word);
            }
        }
        return new Line(List.copyOf(words), options);
    }

    /** The verb; empty if nothing was typed. */
    String verb() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /**
     * A word after the verb.
     *
     * @param at 1 for the first
     * @throws NotDone if it is missing
     */
    String word(int at, String name) {
        if (words.size() <= at) {
            throw new NotDone(name + " is missing.");
        }
        return words.get(at);
    }

    /** The words after the verb from {@code at} on. */
    List<String> from(int at) {
        return words.subList(Math.min(at, words.size()), words.size());
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, List.of(otherwise)).get(0);
    }

    /** Everything that was given for an option that may come several times. */
    List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    /** The reason; what is missing or too short the room says. */
    String reason() {
        return option("reason", "");
    }

    /** @throws NotDone if there are more words, or options of other names */
    void only(int words, String... names) {
        if (this.words.size() > words) {
            throw new NotDone("'" + this.words.get(words) + "' is too much.");
        }
        Set<String> known = Set.of(names);
        options.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new NotDone("There is no option " + DASHES + name + " here.");
                });
    }
}
