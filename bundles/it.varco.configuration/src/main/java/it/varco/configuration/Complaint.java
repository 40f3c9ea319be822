package it.varco.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a component that failed said.
 *
 * @param words one line, at most 200 characters
 * @param aboutConfiguration whether it complained about an argument, as components do about a wrong configuration
 */
record Complaint(String words, boolean aboutConfiguration) {

    private static final int LONGEST = 200;
    private static final String CAUSE = "Caused by: ";
    private static final String ARGUMENT = IllegalArgumentException.class.getName();

    /** @param trace stack trace in text, as the component runtime keeps it */
    static Complaint of(@Nullable String trace) {
        if (trace == null || trace.isBlank()) {
            return new Complaint("the component failed; the log says why", false);
        }
        List<String> lines = trace.lines().map(String::strip).toList();
        List<String> heads = lines.stream()
                .filter(line -> line.startsWith(CAUSE) || line.equals(lines.get(0)))
                .map(line -> line.startsWith(CAUSE) ? line.substring(CAUSE.length()) : line)
                .toList();
        for (String head : heads) {
            if (head.startsWith(ARGUMENT + ": ")) {
                return new Complaint(bounded(head.substring(ARGUMENT.length() + 2)), true);
            }
        }
        String last = heads.get(heads.size() - 1);
        return new Complaint(bounded("the component failed with " + last.split(":", 2)[0]), false);
    }

    private static String bounded(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
