package it.varco.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts and lists in the notation of {@code .config} files: {@code "a"} and {@code [ "a", "b" ]}.
 *
 * <p>File Install replaces places in such a line before it reads it, and takes every backslash away that stands before
 * a brace or another backslash; so a backslash is written four times. What File Install does not read, sets in braces
 * among it, is not read here either, so that nobody is shown what is not in force.
 *
 * <p>{@code TypedFile} of the launcher, which is on no class path of this bundle, reads the same once more: a change
 * here is made there too, and {@code typed-values.txt} among the tests holds both to one table.
 *
 * @source org.apache.felix.fileinstall 3.7.4, TypedProperties and ConfigurationHandler
 */
final class TypedValue {

    /** A backslash as it is written, in either way of writing a file. */
    static final String BACKSLASH = "\\\\\\\\";

    private static final int UNICODE_DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private final String text;
    private int at;

    private TypedValue(String text) {
        this.text = text;
    }

    static String write(Value value) {
        if (!value.several()) {
            return quoted(value.texts().get(0));
        }
        return value.texts().isEmpty()
                ? "[ ]"
                : "[ "
                        + String.join(
                                ", ",
                                value.texts().stream().map(TypedValue::quoted).toList()) + " ]";
    }

    /** As File Install leaves a text, or a line, where it replaced places in it. */
    static String bare(String text) {
        return text.replaceAll("\\\\([{}\\\\])", "$1");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", BACKSLASH).replace("\"", "\\\"") + '"';
    }

    /**
     * Reads what {@link #write} wrote, or a person; numbers and the like are read as their text.
     *
     * @throws IllegalArgumentException if it is no text and no list of texts
     */
    static Value read(String raw) {
        TypedValue value = new TypedValue(bare(raw));
        char opening = value.nextVisible();
        if (Character.isLetter(opening)) {
            opening = value.next(); // the first was the type
        }
        return switch (opening) {
            case '[' -> new Value(true, value.list());
            case '"' -> Value.of(value.quoted());
            default -> throw wrong();
        };
    }

    private List<String> list() {
        List<String> texts = new ArrayList<>();
        char c = ',';
        while (c == ',') {
            c = nextVisible();
            if (c == '"') {
                texts.add(quoted());
                c = nextVisible();
            }
        }
        if (c != ']') {
            throw wrong();
        }
        return texts;
    }

    /** Reads up to the closing quotation mark, and past it. */
    private String quoted() {
        StringBuilder read = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            read.append(c == '\\' ? escaped() : c);
        }
        return read.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int code = 0;
        for (int digit = 0; digit < UNICODE_DIGITS; digit++) {
            int value = Character.digit(next(), HEXADECIMAL);
            if (value < 0) {
                throw wrong();
            }
            code = code * HEXADECIMAL + value;
        }
        return (char) code;
    }

    private char nextVisible() {
        char c = next();
        while (Character.isWhitespace(c)) {
            c = next();
        }
        return c;
    }

    private char next() {
        if (at == text.length()) {
            throw wrong();
        }
        return text.charAt(at++);
    }

    /** Does not say what it found, which may be a secret. */
    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("typed value: expected \"text\" or [ \"text\", \"text\" ]");
    }
}
