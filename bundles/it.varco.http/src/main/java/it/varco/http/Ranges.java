package it.varco.http;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Configured values checked against the range they may have; what does not fit is refused with key and range. */
final class Ranges {

    private Ranges() {}

    /** @throws IllegalArgumentException if {@code text} is no whole number from {@code lowest} to {@code highest} */
    static int number(String key, String text, int lowest, int highest) {
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refused(key, "a whole number from " + lowest + " to " + highest, e);
        }
        throw refused(key, "a whole number from " + lowest + " to " + highest, null);
    }

    /**
     * @throws IllegalArgumentException if {@code text} is no ISO-8601 duration from {@code lowest} to {@code highest}
     */
    static Duration duration(String key, String text, Duration lowest, Duration highest) {
        try {
            Duration value = Duration.parse(text.trim());
            if (value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            throw refused(key, "a duration from " + lowest + " to " + highest, e);
        }
        throw refused(key, "a duration from " + lowest + " to " + highest, null);
    }

    /** @throws IllegalArgumentException if {@code text} is not one of {@code allowed} */
    static String oneOf(String key, String text, Set<String> allowed) {
        if (allowed.contains(text.trim())) {
            return text.trim();
        }
        throw refused(key, "one of " + allowed.stream().sorted().toList(), null);
    }

    static IllegalArgumentException refused(String key, String expected, @Nullable Exception cause) {
        return new IllegalArgumentException("configuration key '" + key + "' must be " + expected, cause);
    }
}
