package it.varco.itests.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What acts of one kind took, one after the other.
 *
 * @param median milliseconds that half of them took, or less
 * @param most milliseconds that 99 of 100 took, or less
 * @param cpu milliseconds of the processors that the gateway used for each, whatever else it did meanwhile
 */
record Effort(double median, double most, double cpu) {

    /** Does something so many times, after it was done as often for nothing. */
    static Effort of(long pid, int times, Runnable act) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            act.run();
        }
        double before = Vitals.cpuSeconds(pid);
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            act.run();
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        double cpu = 1000 * (Vitals.cpuSeconds(pid) - before) / times;
        Collections.sort(millis);
        return new Effort(percentile(millis, 50), percentile(millis, 99), cpu);
    }

    private static double percentile(List<Double> sorted, int hundredths) {
        return sorted.get((sorted.size() * hundredths + 99) / 100 - 1);
    }
}
