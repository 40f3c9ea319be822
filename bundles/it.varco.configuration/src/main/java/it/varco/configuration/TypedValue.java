package it.varco.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts and lists in the notation of {@code .config} files: {@code "a"} and {@code [ "a", "b" ]}.
 *
 * <p>File Install replaces places in such a line before it reads it, and takes every backslash away that stands before
 * a brace or another backslash; so a backslash is written four times.
 */
final class TypedValue {

    private TypedValue() {}

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

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\\\\\").replace("\"", "\\\"") + '"';
    }

    /** Reads what {@link #write} wrote, or a person; numbers and the like are read as their text. */
    static Value read(String raw) {
        String text = raw.replaceAll("\\\\([{}\\\\])", "$1");
        List<String> texts = new ArrayList<>();
        int at = text.indexOf('"');
        while (at >= 0) {
            StringBuilder one = new StringBuilder();
            at = readOne(text, at + 1, one);
            texts.add(one.toString());
            at = text.indexOf('"', at);
        }
        int list = text.indexOf('[');
        int quote = text.indexOf('"');
        boolean several = list >= 0 && (quote < 0 || list < quote);
        return several || texts.size() != 1 ? new Value(true, texts) : Value.of(texts.get(0));
    }

    /** Reads up to the closing quotation mark. Returns the place after it. */
    private static int readOne(String text, int from, StringBuilder one) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                at += escape(text, at, one);
            } else {
                one.append(text.charAt(at));
                at++;
            }
        }
        return Math.min(at + 1, text.length());
    }

    /** Returns how many characters the escape has after its backslash. */
    private static int escape(String text, int at, StringBuilder one) {
        char c = text.charAt(at);
        if (c == 'u' && text.substring(at + 1).matches("(?s)[0-9A-Fa-f]{4}.*")) {
            one.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
            return 5;
        }
        one.append(
                switch (c) {
                    case 'b' -> '\b';
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'f' -> '\f';
                    case 'r' -> '\r';
                    default -> c;
                });
        return 1;
    }
}
