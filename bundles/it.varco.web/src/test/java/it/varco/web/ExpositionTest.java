package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import it.varco.api.health.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    private static final String HELP = "Calls \\ with \"quotes\".\nTwo lines.";
    private static final String NASTY = "a\\b\"c\nd{e=\"f\",}è\ud83d\ude00";

    @Test
    void isWhatTheLibraryOfPrometheusWrites() throws IOException {
        Measurement wait = Measurement.gauge("varco_wait_seconds", "Longest wait.", 0.25);
        String ours = Exposition.of(List.of(
                Measurement.counter("varco_calls_total", HELP, 12)
                        .with("plugin", NASTY)
                        .with("kind", "credential"),
                wait,
                Measurement.gauge("varco_wait_seconds", "Longest wait.", Double.POSITIVE_INFINITY)
                        .with("of", "x"),
                Measurement.gauge("varco_wait_seconds", "Longest wait.", Double.NaN)
                        .with("of", "y")));
        assertThat(ours).isEqualTo(theirs().replace(" 12.0\n", " 12\n"));
    }

    private static String theirs() throws IOException {
        CounterDataPointSnapshot calls = CounterDataPointSnapshot.builder()
                .labels(Labels.of("kind", "credential", "plugin", NASTY))
                .value(12)
                .build();
        MetricSnapshots all = MetricSnapshots.of(
                CounterSnapshot.builder()
                        .name("varco_calls")
                        .help(HELP)
                        .dataPoint(calls)
                        .build(),
                GaugeSnapshot.builder()
                        .name("varco_wait_seconds")
                        .help("Longest wait.")
                        .dataPoint(point(Labels.EMPTY, 0.25))
                        .dataPoint(point(Labels.of("of", "x"), Double.POSITIVE_INFINITY))
                        .dataPoint(point(Labels.of("of", "y"), Double.NaN))
                        .build());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, all);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    @Test
    void aFigureToldTwiceIsWrittenOnce() {
        Measurement figure = Measurement.gauge("varco_one", "One.", 1);
        assertThat(Exposition.of(List.of(figure, figure))).containsOnlyOnce("varco_one 1");
    }

    @Test
    void theRequestsAreCountedBySiteAndClass() {
        RequestCounter counter = new RequestCounter();
        counter.count(Place.PUBLIC, 200);
        counter.count(Place.PUBLIC, 204);
        counter.count(Place.MANAGEMENT, 503);
        counter.count(Place.MANAGEMENT, 0);
        assertThat(Exposition.of(counter.measurements()))
                .contains("varco_http_requests_total{site=\"public\",status=\"2xx\"} 2\n")
                .contains("varco_http_requests_total{site=\"management\",status=\"5xx\"} 1\n")
                .contains("varco_http_requests_total{site=\"management\",status=\"4xx\"} 0\n");
    }

    @Test
    void theVirtualMachineTellsItsFigures() {
        assertThat(Exposition.of(new JvmFigures().measurements()))
                .contains("varco_jvm_memory_used_bytes{area=\"heap\"} ")
                .contains("\nvarco_jvm_threads ")
                .contains("\nvarco_jvm_uptime_seconds ");
    }
}
