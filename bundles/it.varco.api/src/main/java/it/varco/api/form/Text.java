package it.varco.api.form;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence for a person, as a key and its arguments, resolved in the person's language when it is shown.
 *
 * <p>The key is looked up in the resource files {@code OSGI-INF/l10n/texts*.properties} (UTF-8) of the bundle that
 * contributed the text, then in those of the front end. Arguments fill {@code {0}}, {@code {1}} … and are shown as they
 * are. Immutable.
 *
 * @source D-58
 */
public final class Text {

    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,99}");

    private static final int MOST_ARGUMENTS = 20;
    private static final int LONGEST_ARGUMENT = 1000;

    private final String key;
    private final List<String> arguments;

    private Text(String key, List<String> arguments) {
        this.key = key;
        this.arguments = arguments;
    }

    /**
     * A text by its key.
     *
     * @param key 1 to 100 letters, digits, dots, hyphens and underscores, starting with a letter
     * @param arguments what fills the places of the sentence, at most 20 of up to 1000 characters; never a secret
     * @throws IllegalArgumentException if {@code key} has another shape or the arguments are too many or too long
     */
    public static Text of(String key, String... arguments) {
        if (!SHAPE.matcher(key).matches()) {
            throw new IllegalArgumentException("text key: expected letters, digits, dots, hyphens, underscores");
        }
        List<String> filling = List.of(arguments);
        if (filling.size() > MOST_ARGUMENTS || filling.stream().anyMatch(one -> one.length() > LONGEST_ARGUMENT)) {
            throw new IllegalArgumentException("text arguments: expected at most 20 of up to 1000 characters");
        }
        return new Text(key, filling);
    }

    /** The key in the resource files. */
    public String key() {
        return key;
    }

    /** What fills the places of the sentence, in order; may be empty. */
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text that && key.equals(that.key) && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + arguments.hashCode();
    }

    @Override
    public String toString() {
        return "Text[" + key + "]";
    }
}
