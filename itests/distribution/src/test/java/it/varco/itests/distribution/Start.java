package it.varco.itests.distribution;

import java.nio.file.Files;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One start of a gateway that does not run, and its end. Linux only.
 *
 * @param wall seconds from the command to the first login page that is whole
 * @param cpu seconds of CPU until then
 * @param whole seconds of CPU until everything is up
 */
record Start(double wall, double cpu, double whole) {

    /** Starts it, lets everything come up, and stops it. */
    static Start of(Gateway gateway) throws Exception {
        long begin = System.nanoTime();
        Process process = gateway.runs();
        Figures.until(() -> gateway.shows(Figures.PIN));
        double wall = (System.nanoTime() - begin) / 1e9;
        double cpu = Vitals.cpuSeconds(process.pid());
        gateway.management().ready();
        gateway.settle();
        double whole = Vitals.cpuSeconds(process.pid());
        process.destroy();
        process.waitFor();
        Files.delete(gateway.home().resolve("logs/varco.log"));
        return new Start(wall, cpu, whole);
    }

    /** The median of one of the figures. */
    static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Table.median(starts.stream().mapToDouble(figure).boxed().toList());
    }
}
