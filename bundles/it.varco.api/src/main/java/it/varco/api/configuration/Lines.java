package it.varco.api.configuration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of text as the value of a configuration key; blanks around it do not count. A key that nobody set and that
 * has no default comes as {@code null}. A refusal names the key, such as {@code sender: expected one line}, and never
 * the value.
 */
public final class Lines {

    private static final Pattern NONE_OF_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Lines() {}

    /** Whether a text is one line: no sign in it ends a line or steers a screen. */
    public static boolean isOne(String text) {
        return !NONE_OF_A_LINE.matcher(text).find();
    }

    /**
     * What is written there, empty where nothing is.
     *
     * @throws IllegalArgumentException if it is more than {@linkplain #isOne one line}
     */
    public static String any(String key, @Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (!isOne(stripped)) {
            throw refused(key);
        }
        return stripped;
    }

    /**
     * What is written there.
     *
     * @throws IllegalArgumentException as in {@link #any}, or if nothing is
     */
    public static String some(String key, @Nullable String text) {
        String line = any(key, text);
        if (line.isEmpty()) {
            throw refused(key);
        }
        return line;
    }

    private static IllegalArgumentException refused(String key) {
        return new IllegalArgumentException(key + ": expected one line");
    }
}
