package it.varco.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range as the description of a setting ends with it: {@code [1..100]}, {@code [PT1S..PT2H]}.
 *
 * @param low empty for none
 * @param high empty for none
 */
record Bounds(String low, String high) {

    private static final Pattern END =
            Pattern.compile("\\s*\\[([^\\[\\].\\s]*(?:\\.\\d+[A-Z]?)?\\.\\.[^\\[\\]\\s]*)]\\s*$");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    static Optional<Bounds> parse(String range) {
        int dots = range.indexOf("..");
        return dots < 0
                ? Optional.empty()
                : Optional.of(new Bounds(range.substring(0, dots), range.substring(dots + 2)));
    }

    /** The range at the end of a description; empty if there is none. */
    static String of(String description) {
        Matcher end = END.matcher(description);
        return end.find() ? end.group(1) : "";
    }

    /** A description without its range. */
    static String without(String description) {
        return END.matcher(description).replaceFirst("").strip();
    }

    boolean numeric() {
        return fits(low, NUMBER) && fits(high, NUMBER);
    }

    boolean durations() {
        return isSpan(low) && isSpan(high);
    }

    private static boolean isSpan(String end) {
        return end.isEmpty() || Span.parse(end).isPresent();
    }

    private static boolean fits(String end, Pattern shape) {
        return end.isEmpty() || shape.matcher(end).matches();
    }
}
