package it.varco.configuration;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The text of a file in {@code conf/}, with its comments and its order.
 *
 * <p>There are two ways to write one, and File Install tells them apart by looking: where every value is in quotation
 * marks or brackets, they are texts and lists in the notation of {@code .config} files; otherwise every value is the
 * rest of its line. So a list of several can stand only in a file of the first way. Immutable.
 *
 * @source org.apache.felix.fileinstall 3.7.4, TypedProperties and ConfigurationHandler
 */
final class ConfigurationFile {

    private static final String BEGINNING = "# Written by the console; it may be edited by hand as well.";
    private static final Pattern TYPED =
            Pattern.compile("\\s*[TILFDXSCBilfdxscb]?(\\[[\\S\\s]*\\]|\\{[\\S\\s]*\\}|\"[\\S\\s]*\")\\s*");

    private final List<Line> lines;
    private final boolean typed;

    private ConfigurationFile(List<Line> lines, boolean typed) {
        this.lines = List.copyOf(lines);
        this.typed = typed;
    }

    /**
     * A part of the file.
     *
     * @param raw as it stands there, of one or more lines
     * @param key empty for a comment
     */
    private record Line(String raw, String key) {}

    static ConfigurationFile empty() {
        return new ConfigurationFile(List.of(new Line(BEGINNING, "")), false);
    }

    /** Reads a text; empty if it is none that can be read, because an escape or a typed value in it is none. */
    static Optional<ConfigurationFile> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // File Install cannot read it either
        }
    }

    private static ConfigurationFile parse(String text) {
        List<Line> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            boolean comment = open.isEmpty()
                    && (line.isBlank() || "#!".indexOf(line.strip().charAt(0)) >= 0);
            open.append(open.isEmpty() ? "" : "\n").append(line);
            if (comment || !goesOn(line)) {
                String raw = open.toString();
                lines.add(new Line(raw, comment ? "" : pair(raw).getKey()));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            lines.add(new Line(open.toString(), pair(open.toString()).getKey()));
        }
        List<Line> pairs = lines.stream().filter(line -> !line.key().isEmpty()).toList();
        ConfigurationFile file = new ConfigurationFile(
                lines, !pairs.isEmpty() && pairs.stream().allMatch(line -> looksTyped(line.raw())));
        if (file.typed) {
            file.values(); // a value that is none makes the whole file one that cannot be read
        }
        return file;
    }

    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static Map.Entry<String, String> pair(String raw) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(raw));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory: expected to work", e);
        }
        return read.stringPropertyNames().stream()
                .findFirst()
                .map(key -> Map.entry(key, read.getProperty(key)))
                .orElse(Map.entry("", ""));
    }

    private static boolean looksTyped(String raw) {
        return TYPED.matcher(rest(raw)).matches();
    }

    /** What stands after the key, its lines joined, its escapes still in it. */
    private static String rest(String raw) {
        String joined = raw.replaceAll("\\\\\n[ \t\f]*", "").stripLeading();
        int end = 0;
        while (end < joined.length() && "=: \t\f".indexOf(joined.charAt(end)) < 0) {
            end += joined.charAt(end) == '\\' ? 2 : 1;
        }
        return joined.substring(Math.min(end, joined.length())).replaceFirst("^[ \t\f]*[=:]?[ \t\f]*", "");
    }

    /** What the keys hold, places not replaced, in the order of the file. */
    Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Line line : lines) {
            if (!line.key().isEmpty()) {
                values.put(line.key(), value(line.raw()));
            }
        }
        return values;
    }

    /** The line in which the pair of a key begins, the last one of that key, from 1; 0 if there is none. */
    int lineOf(String key) {
        int found = 0;
        int number = 1;
        for (Line line : lines) {
            found = line.key().equals(key) ? number : found;
            number += 1 + (int) line.raw().chars().filter(each -> each == '\n').count();
        }
        return found;
    }

    private Value value(String raw) {
        return typed
                ? TypedValue.read(rest(raw))
                : Value.of(TypedValue.bare(pair(raw).getValue()));
    }

    /**
     * The same with some keys changed. Comments, order and the lines of all others stay; a file that has to be written
     * the other way keeps what its lines say.
     *
     * @param changes what a key is to hold; empty to take it out
     */
    ConfigurationFile with(Map<String, Optional<Value>> changes) {
        Map<String, Value> after = values();
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> after.put(key, present), () -> after.remove(key)));
        boolean hasLists = after.values().stream().anyMatch(Value::several);
        boolean looks = !hasLists
                && !after.isEmpty()
                && after.values().stream()
                        .allMatch(value -> TYPED.matcher(value.texts().get(0)).matches());
        boolean next = typed || hasLists || looks;
        List<Line> written = new ArrayList<>();
        for (Line line : lines) {
            Value value = after.remove(line.key());
            if (line.key().isEmpty() || (value != null && next == typed && !changes.containsKey(line.key()))) {
                written.add(line);
            } else if (value != null) {
                written.add(line(line.key(), value, next));
            }
        }
        after.forEach((key, value) -> written.add(line(key, value, next)));
        return new ConfigurationFile(
                written, next && written.stream().anyMatch(line -> !line.key().isEmpty()));
    }

    private static Line line(String key, Value value, boolean typed) {
        String text = typed ? TypedValue.write(value) : escaped(value.texts().get(0));
        return new Line(key + " = " + text, key);
    }

    private static String escaped(String text) {
        String escaped = text.replace("\\", TypedValue.BACKSLASH);
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }

    /** The whole text, ending with a line end. */
    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.raw()).append('\n'));
        return text.toString();
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "ConfigurationFile[" + values().keySet() + "]";
    }
}
