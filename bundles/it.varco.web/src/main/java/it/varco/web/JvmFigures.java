package it.varco.web;

import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** What the virtual machine says about itself. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class JvmFigures implements Measured {

    private static final String USED = "varco_jvm_memory_used_bytes";
    private static final String MOST = "varco_jvm_memory_max_bytes";
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    @Override
    public List<Measurement> measurements() {
        List<Measurement> figures = new ArrayList<>();
        memory(figures, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(figures, "other", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        figures.add(Measurement.gauge(
                "varco_jvm_threads",
                "Threads that are alive.",
                ManagementFactory.getThreadMXBean().getThreadCount()));
        figures.add(Measurement.gauge(
                "varco_jvm_uptime_seconds",
                "Time since the process began.",
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS));
        return figures;
    }

    private static void memory(List<Measurement> figures, String area, MemoryUsage usage) {
        figures.add(Measurement.gauge(USED, "Memory in use, by area.", (double) usage.getUsed())
                .with("area", area));
        if (usage.getMax() > 0) {
            figures.add(
                    Measurement.gauge(MOST, "Memory that may be used, by area; absent where it has no bound.", (double)
                                    usage.getMax())
                            .with("area", area));
        }
    }
}
