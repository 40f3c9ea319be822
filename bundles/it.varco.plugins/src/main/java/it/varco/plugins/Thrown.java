package it.varco.plugins;

import it.varco.api.form.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was thrown while something started, in few words: the complaint about a configuration, which names key and
 * range, else the innermost cause; with its message. Only for what happens at a start, when no person has typed
 * anything yet.
 */
final class Thrown {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 20;

    private Thrown() {}

    static Sentence words(Throwable thrown) {
        Throwable told = thrown;
        for (int depth = 0; depth < DEEPEST && told.getCause() != null; depth++) {
            if (isComplaint(told.getClass().getName())) {
                break;
            }
            told = told.getCause();
        }
        return words(told.getClass().getName(), told.getMessage());
    }

    /** The same for a stack trace in text, as the component runtime keeps it. */
    static Sentence words(@Nullable String trace) {
        if (trace == null || trace.isBlank()) {
            return Sentence.of(Thrown.class, "log");
        }
        List<String> heads = new ArrayList<>();
        for (String line : trace.lines().map(String::strip).toList()) {
            if (heads.isEmpty() || line.startsWith("Caused by: ")) {
                heads.add(line.replaceFirst("^Caused by: ", ""));
            }
        }
        String told = heads.stream()
                .filter(head -> isComplaint(head.split(": ", 2)[0]))
                .findFirst()
                .orElse(heads.get(heads.size() - 1));
        String[] parts = told.split(": ", 2);
        return words(parts[0], parts.length > 1 ? parts[1] : null);
    }

    /** Whether it is how a component says that its configuration is wrong; its cause says less. */
    private static boolean isComplaint(String name) {
        return name.equals(IllegalArgumentException.class.getName());
    }

    private static Sentence words(String name, @Nullable String message) {
        if (name.endsWith("UnsupportedClassVersionError")) {
            return Sentence.of(
                    Thrown.class, "thrown.newer-java", Runtime.version().feature());
        }
        String simple = name.substring(name.lastIndexOf('.') + 1);
        String text = message == null ? simple : simple + ", " + message;
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return Sentence.quoted(oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST) + "...");
    }
}
