package it.varco.itests.distribution;

import java.util.List;
import java.util.stream.DoubleStream;

/** Whether two lists of measurements are of one kind: the rank sum test of Mann and Whitney. */
final class RankTest {

    private RankTest() {}

    /**
     * How often chance alone would set two lists of these lengths at least as far apart, from 0 to 1, by the normal
     * approximation; for 20 values at least on each side.
     */
    static double chance(List<Double> some, List<Double> others) {
        double n = some.size();
        double m = others.size();
        double wins = some.stream().mapToDouble(one -> wins(one, others)).sum();
        double deviation = Math.sqrt(n * m * (n + m + 1) / 12);
        return 2 * above(Math.abs(wins - n * m / 2) / deviation);
    }

    /** How many of the others one is greater than; half of one that is the same. */
    private static double wins(double one, List<Double> others) {
        return others.stream()
                .mapToDouble(other -> one > other ? 1 : one < other ? 0 : 0.5)
                .sum();
    }

    /** The part of the normal distribution above a value that is not negative (Abramowitz and Stegun, 26.2.17). */
    private static double above(double value) {
        double t = 1 / (1 + 0.2316419 * value);
        double polynomial = DoubleStream.of(1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530)
                .reduce(0, (sum, factor) -> (sum + factor) * t);
        return Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    }
}
