package it.varco.itests.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was measured, as rows of a table in Markdown: ratios first, then other CPU, then time and memory. */
final class Table {

    private static final String HEAD = "| what | measured | to the bare one | goal | |\n|---|---|---|---|---|";

    private final List<String> ratios = new ArrayList<>();
    private final List<String> cpu = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** No goal is set. */
    static final double NONE = Double.POSITIVE_INFINITY;

    /** CPU alone, in a unit such as {@code ms}. */
    void cpu(String what, double measured, String unit, double goal) {
        add(cpu, what, quantity(measured, unit), "", goal, quantity(goal, unit), measured);
    }

    /** CPU of one act in milliseconds, and how many times that is of what it is compared with. */
    void ratio(String what, double millis, double ratio, double goal) {
        add(ratios, what, quantity(millis, "ms"), quantity(ratio, "times"), goal, quantity(goal, "times"), ratio);
    }

    /** Time or memory. */
    void other(String what, double measured, String unit, double goal) {
        add(others, what, quantity(measured, unit), "", goal, quantity(goal, unit), measured);
    }

    @Override
    public String toString() {
        return Stream.of(List.of(HEAD), ratios, cpu, others)
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    /** The one in the middle; of an even number the higher of the two. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The median of the ratios, round by round. */
    static double ratio(List<Double> of, List<Double> to) {
        return median(IntStream.range(0, of.size())
                .mapToObj(round -> of.get(round) / to.get(round))
                .toList());
    }

    private static void add(
            List<String> rows, String what, String measured, String ratio, double goal, String wanted, double judged) {
        boolean set = goal != NONE;
        String verdict = judged <= goal ? "met" : "**missed**";
        rows.add("| " + String.join(" | ", what, measured, ratio, set ? wanted : "", set ? verdict : "") + " |");
        System.err.println(what + ": " + measured + " " + ratio);
    }

    /** With three digits that count. */
    private static String quantity(double value, String unit) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, unit);
    }
}
