package it.varco.web;

import it.varco.api.health.Measurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures as Prometheus collects them: its text format 0.0.4.
 *
 * <p>Written here because the library that writes it wants three jars for these few lines.
 */
final class Exposition {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(8 * 1024);

    private Exposition() {}

    /** All of one name stand together, whoever told them; of a figure told twice the first counts. */
    static String of(List<Measurement> figures) {
        Map<String, Map<String, Measurement>> byName = new TreeMap<>();
        for (Measurement figure : figures) {
            byName.computeIfAbsent(figure.name(), name -> new TreeMap<>()).putIfAbsent(labels(figure.labels()), figure);
        }
        Exposition exposition = new Exposition();
        byName.values().forEach(exposition::family);
        return exposition.text.toString();
    }

    private void family(Map<String, Measurement> figures) {
        Measurement first = figures.values().iterator().next();
        String type = first.kind() == Measurement.Kind.COUNTER ? "counter" : "gauge";
        text.append("# HELP ").append(first.name()).append(' ');
        escape(text, first.help(), false);
        text.append("\n# TYPE ").append(first.name()).append(' ').append(type).append('\n');
        figures.forEach((labels, figure) -> text.append(figure.name())
                .append(labels)
                .append(' ')
                .append(number(figure.value()))
                .append('\n'));
    }

    private static String labels(Map<String, String> labels) {
        StringBuilder written = new StringBuilder();
        new TreeMap<>(labels).forEach((name, value) -> {
            written.append(written.isEmpty() ? "{" : ",").append(name).append("=\"");
            escape(written, value, true);
            written.append('"');
        });
        return written.isEmpty() ? "" : written.append('}').toString();
    }

    private static void escape(StringBuilder out, String raw, boolean quoted) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '"' -> out.append(quoted ? "\\\"" : "\"");
                default -> out.append(c);
            }
        }
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }
}
