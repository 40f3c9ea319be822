package it.varco.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of parts that a jar encloses, in the JSON of CycloneDX: only the coordinates are taken from it.
 *
 * <p>Goes through the text once; where it is no JSON, or has more than 2000 parts, what was read so far counts.
 *
 * @source CycloneDX 1.6, components; RFC 8259
 */
final class Bom {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 64;
    private static final int MOST = 2000;
    private static final Pattern FILE = Pattern.compile("(META-INF/)?bom\\.json|META-INF/sbom/[^/]+\\.json");

    private final String text;
    private final Set<Part> parts = new TreeSet<>(Comparator.comparing(Part::toString));
    private int at;

    private Bom(String text) {
        this.text = text;
    }

    /** A part; each of its coordinates may be empty but its name. */
    record Part(String group, String name, String version) {

        /** {@code group:name:version}, without what is empty. */
        @Override
        public String toString() {
            return Stream.of(group, name, version)
                    .filter(coordinate -> !coordinate.isEmpty())
                    .collect(Collectors.joining(":"));
        }
    }

    /** Whether an entry of a jar is one. */
    static boolean is(String entry) {
        return FILE.matcher(entry).matches();
    }

    /** The parts, in the order of their coordinates. */
    static List<Part> components(byte[] document) {
        if (document.length > LARGEST) {
            return List.of();
        }
        Bom bom = new Bom(new String(document, StandardCharsets.UTF_8));
        bom.value(0, false);
        return List.copyOf(bom.parts);
    }

    /**
     * Goes behind a value.
     *
     * @param component whether it stands in a list of components
     * @return what a string says; nothing for other values
     */
    private String value(int depth, boolean component) {
        char begin = next();
        if (begin == '"') {
            return string();
        }
        if (begin == '{' && depth < DEEPEST) {
            object(depth, component);
        } else if (begin == '[' && depth < DEEPEST) {
            array(depth, component);
        } else if (begin == '{' || begin == '[') {
            at = text.length();
        } else {
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++; // a number, true, false, null
            }
        }
        return "";
    }

    private void object(int depth, boolean component) {
        Map<String, String> members = new HashMap<>();
        for (at++; next() == '"'; skip(',')) {
            String key = string();
            skip(':');
            members.put(key, value(depth + 1, key.equals("components")));
        }
        skip('}');
        if (parts.size() == MOST) {
            at = text.length();
        } else if (component && members.containsKey("name")) {
            parts.add(new Part(
                    Quoted.of(members.getOrDefault("group", "")),
                    Quoted.of(members.getOrDefault("name", "")),
                    Quoted.of(members.getOrDefault("version", ""))));
        }
    }

    private void array(int depth, boolean components) {
        for (at++; next() != ']' && at < text.length(); skip(',')) {
            int before = at;
            value(depth + 1, components);
            if (at == before) {
                at = text.length();
            }
        }
        skip(']');
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++; // coordinates need no escapes: what follows is taken as it is
            }
            if (at < text.length()) {
                read.append(text.charAt(at++));
            }
        }
        at++;
        return read.toString();
    }

    /** The next character that is no space; the end of the text counts as a zero. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skip(char wanted) {
        if (next() == wanted) {
            at++;
        }
    }
}
