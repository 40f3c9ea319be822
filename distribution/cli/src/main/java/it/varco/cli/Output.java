package it.varco.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what people read: aligned columns, lists of names and values, sentences. */
final class Output {

    /** Fractions of a second are of no use in a table. */
    private static final String FRACTION = "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z";

    private final PrintStream out;

    Output(PrintStream out) {
        this.out = out;
    }

    void line(String sentence) {
        out.println(sentence);
    }

    /**
     * A table, a line for each object.
     *
     * @param columns headings with the place of the value, such as {@code "CALLS figures.calls"}; a column without any
     *     value is left out
     * @param nothing what is printed where there are no objects
     */
    void table(List<Map<String, Object>> objects, String nothing, String... columns) {
        if (objects.isEmpty()) {
            line(nothing);
            return;
        }
        List<List<String>> filled = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            List<String> cells = new ArrayList<>();
            objects.forEach(object -> cells.add(cell(Fields.text(object, parts[1]))));
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                cells.add(0, parts[0].replace('_', ' '));
                filled.add(cells);
            }
        }
        for (int row = 0; row <= objects.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : filled) {
                int width = column.stream().mapToInt(String::length).max().orElse(0);
                line.append(column.get(row))
                        .append(" ".repeat(width - column.get(row).length() + 2));
            }
            line(line.toString().stripTrailing());
        }
    }

    /** An object as names and values, one a line; lists of objects and objects are set in. */
    void sheet(Map<String, Object> object) {
        sheet(object, "");
    }

    private void sheet(Map<String, Object> object, String indent) {
        int width = object.keySet().stream().mapToInt(String::length).max().orElse(0);
        object.forEach((name, value) -> {
            String label = indent + Fields.harmless(name.replace('_', ' '));
            if (value instanceof Map<?, ?>) {
                line(label);
                sheet(Fields.object(value), indent + "  ");
            } else if (!Fields.objects(value).isEmpty()) {
                line(label);
                for (Map<String, Object> each : Fields.objects(value)) {
                    line(indent + "  -");
                    sheet(each, indent + "    ");
                }
            } else {
                String gap = " ".repeat(Math.max(0, width - name.length()) + 2);
                line((label + gap + cell(Fields.text(value))).stripTrailing());
            }
        });
    }

    private static String cell(String text) {
        return text.replaceAll(FRACTION, "$1Z");
    }
}
