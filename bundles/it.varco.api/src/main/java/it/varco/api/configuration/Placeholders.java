package it.varco.api.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Framework properties in the values of configuration keys, such as <code>${varco.data}/secrets/store</code>: between
 * the braces stands the name of a property. A refusal names the key, such as {@code keyFile: expected a path}, and
 * never the value.
 */
public final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    private Placeholders() {}

    /**
     * A value with each property in its place.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException if there is no property of a name that stands in the value
     */
    public static String fill(String key, String value, UnaryOperator<@Nullable String> properties) {
        return PLACE.matcher(value).replaceAll(place -> {
            String known = properties.apply(place.group(1));
            if (known == null) {
                throw new IllegalArgumentException(key + ": expected a framework property for " + place.group());
            }
            return Matcher.quoteReplacement(known);
        });
    }

    /**
     * The path that a value names; nobody looks whether anything is there.
     *
     * @param properties framework properties by name, {@code null} where there is none
     * @throws IllegalArgumentException as in {@link #fill}, or if it is no path
     */
    public static Path path(String key, String value, UnaryOperator<@Nullable String> properties) {
        String filled = fill(key, value, properties);
        try {
            return Path.of(filled);
        } catch (InvalidPathException none) {
            throw new IllegalArgumentException(key + ": expected a path", none);
        }
    }
}
