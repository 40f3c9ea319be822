package it.varco.configuration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places of the gateway: {@code ${varco.data}} and the like in a file mean a folder, or the mode. A value that
 * begins with such a folder is written with its place again, so that the gateway can be moved.
 */
final class Places {

    private static final List<String> FOLDERS = List.of(
            "varco.home", "varco.conf", "varco.data", "varco.logs", "varco.plugins", "varco.run", "varco.secrets");
    private static final List<String> WORDS = List.of("varco.mode");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9.]+)}");

    private final Map<String, String> folders = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    /** @param property finds a property of the framework */
    Places(Function<String, @Nullable String> property) {
        collect(FOLDERS, property, folders);
        collect(WORDS, property, words);
    }

    private static void collect(
            List<String> names, Function<String, @Nullable String> property, Map<String, String> into) {
        for (String name : names) {
            String value = property.apply(name);
            if (value != null && !value.isEmpty()) {
                into.put(name, value);
            }
        }
    }

    /** The text with every place that is known replaced. */
    String expand(String text) {
        return PLACE.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            return Matcher.quoteReplacement(folders.getOrDefault(name, words.getOrDefault(name, found.group())));
        });
    }

    Value expand(Value value) {
        return new Value(
                value.several(), value.texts().stream().map(this::expand).toList());
    }

    /** The text with the longest folder that it begins with as a place. */
    String contract(String text) {
        return folders.entrySet().stream()
                .filter(folder -> text.equals(folder.getValue()) || text.startsWith(folder.getValue() + "/"))
                .max(Comparator.comparing(folder -> folder.getValue().length()))
                .map(folder -> "${" + folder.getKey() + "}"
                        + text.substring(folder.getValue().length()))
                .orElse(text);
    }

    Value contract(Value value) {
        return new Value(
                value.several(), value.texts().stream().map(this::contract).toList());
    }

    /** The same for a value that nobody typed: one that is exactly such a word came from its place. */
    Value contractKept(Value value) {
        return words.entrySet().stream()
                .filter(word -> !value.several() && value.texts().get(0).equals(word.getValue()))
                .findFirst()
                .map(word -> Value.of("${" + word.getKey() + "}"))
                .orElseGet(() -> contract(value));
    }
}
