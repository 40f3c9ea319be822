package it.varco.api.form;

import java.util.Arrays;

/**
 * Something a person typed that nobody else may see, such as a PIN.
 *
 * <p>Prints as a placeholder and is cleared when closed. Not thread-safe.
 */
public final class Secret implements AutoCloseable {

    private final char[] characters;

    /** Takes a copy of {@code characters}; the caller clears its own. */
    public Secret(char[] characters) {
        this.characters = characters.clone();
    }

    /** A copy of the characters, to be cleared by whoever asked; all zero once closed. */
    public char[] reveal() {
        return characters.clone();
    }

    /** How many characters there are. */
    public int length() {
        return characters.length;
    }

    /** Overwrites the characters. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    /** Never the characters. */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
