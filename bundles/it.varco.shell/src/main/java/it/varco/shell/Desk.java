package it.varco.shell;

import it.varco.api.session.Caller;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What one command has: who asks, the rooms that are here, the words that were typed, and where to print. */
record Desk(Present present, Caller caller, Line line, PrintStream out) {

    <R> R room(Class<R> type) {
        return present.room(type);
    }

    /** Prints a line, without what could steer a terminal. */
    void say(String sentence) {
        out.println(harmless(sentence));
    }

    /** Prints a table with its headings; where there are no rows, the sentence instead. */
    void table(String nothing, List<String> headings, List<List<String>> rows) {
        if (rows.isEmpty()) {
            say(nothing);
            return;
        }
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    headings.get(column).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        row(headings, widths);
        rows.forEach(row -> row(row, widths));
    }

    private void row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = harmless(cells.get(column));
            line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    /** A value of a list of words in lower case. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** An instant to the second. */
    static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String joined(Collection<String> texts) {
        return String.join(", ", texts);
    }
}
