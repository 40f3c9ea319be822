package it.varco.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A {@code .cfg} file in which every value is in quotation marks or brackets: texts and lists, as the console writes
 * them where a configuration has a list. File Install takes such a file, and no other, for typed; so does this, and
 * reads the same. Numbers and the like are read as their text, which Declarative Services convert.
 *
 * <p>{@code TypedValue} of {@code it.varco.configuration}, which is on no class path of the launcher, writes and reads
 * the same values: a change here is made there too, and {@code typed-values.txt} among its tests holds both to one
 * table.
 *
 * @source org.apache.felix.fileinstall 3.7.4, Properties, TypedProperties and ConfigurationHandler
 */
final class TypedFile {

    private static final Pattern TYPED =
            Pattern.compile("[TILFDXSCBilfdxscb]?(\\[[\\S\\s]*\\]|\\{[\\S\\s]*\\}|\"[\\S\\s]*\")\\s*");

    private static final Pattern ODD_BACKSLASHES = Pattern.compile("(?s).*(?<!\\\\)(\\\\\\\\)*\\\\");
    private static final int UNICODE_DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private final String key;
    private final String text;
    private int at;

    private TypedFile(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /**
     * The values by key: texts, and lists of texts; empty if the file is an ordinary one.
     *
     * @throws IllegalArgumentException if the file is typed and has a value that File Install does not read
     */
    static Map<String, Object> read(String text) {
        Map<String, String> raw = new TreeMap<>();
        for (String line : logicalLines(text)) {
            String[] parts = line.split("[ \t\f]*[=: \t\f][ \t\f]*", 2);
            if (parts.length < 2 || !TYPED.matcher(parts[1]).matches()) {
                return Map.of();
            }
            raw.put(parts[0], parts[1]);
        }
        Map<String, Object> values = new TreeMap<>();
        raw.forEach((key, value) -> values.put(key, value(key, value)));
        return values;
    }

    /** Without comments, and with what a backslash continues; blank lines and comments do not end a continuation. */
    private static List<String> logicalLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String physical : text.split("\r\n?|\n", -1)) {
            String stripped = physical.trim();
            if (!stripped.isEmpty() && "#!".indexOf(stripped.charAt(0)) < 0) {
                boolean goesOn = ODD_BACKSLASHES.matcher(physical).matches();
                String part = goesOn ? physical.substring(0, physical.length() - 1) : physical;
                line.append(part.replaceFirst("^[ \t\f]+", ""));
                if (!goesOn) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
        }
        return lines;
    }

    private static Object value(String key, String raw) {
        // as File Install does where it replaces places, before it reads the value
        return new TypedFile(key, raw.replaceAll("\\\\([{}\\\\])", "$1")).value();
    }

    private Object value() {
        char opening = next();
        if (Character.isLetter(opening)) {
            opening = next(); // the first was the type
        }
        return switch (opening) {
            case '[' -> list();
            case '"' -> quoted();
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
        return List.copyOf(texts);
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

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("expected \"text\" or [ \"text\", \"text\" ] as the value of " + key);
    }
}
