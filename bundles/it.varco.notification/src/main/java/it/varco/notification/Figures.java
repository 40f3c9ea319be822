package it.varco.notification;

import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.spi.store.OutboxFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How many messages wait, and how many went which way on this node since it started. Thread-safe. */
final class Figures implements Measured {

    private record Count(String medium, String outcome) {}

    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, DoubleAdder> seconds = new ConcurrentHashMap<>();
    private volatile List<OutboxFigure> waiting = List.of();

    /** Counts a message that got another state. */
    void settled(Entry entry, Instant now) {
        count(entry.row().medium(), entry.state().name());
        if (entry.state() == State.SENT || entry.state() == State.TAKEN) {
            double took = Duration.between(entry.row().entered(), now).toNanos() / 1e9;
            seconds.computeIfAbsent(label(entry.row().medium()), fresh -> new DoubleAdder())
                    .add(took);
        }
    }

    /** Counts an attempt after which a message waits again. */
    void again(Entry entry) {
        count(entry.row().medium(), "AGAIN");
    }

    /** Takes over what the outbox holds now. */
    void outbox(List<OutboxFigure> now) {
        waiting = List.copyOf(now);
    }

    private void count(String medium, String outcome) {
        counts.computeIfAbsent(new Count(label(medium), label(outcome)), fresh -> new LongAdder())
                .increment();
    }

    private static String label(String name) {
        return name.isEmpty() ? "none" : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        for (OutboxFigure figure : waiting) {
            all.add(Measurement.gauge(
                            "varco_messages_open",
                            "Messages in the outbox that somebody has to do something with, by medium and state.",
                            (double) figure.count())
                    .with("medium", label(figure.medium()))
                    .with("state", label(figure.state())));
        }
        Map<String, Measurement> ordered = new TreeMap<>();
        counts.forEach((count, number) -> ordered.put(
                count.medium + ' ' + count.outcome,
                Measurement.counter(
                                "varco_messages_total",
                                "What became of messages on this node, by medium and outcome.",
                                number.doubleValue())
                        .with("medium", count.medium)
                        .with("outcome", count.outcome)));
        seconds.forEach((medium, sum) -> ordered.put(
                medium + " seconds",
                Measurement.counter(
                                "varco_messages_waited_seconds_total",
                                "Time that messages spent in the outbox until their carrier took charge, by medium.",
                                sum.doubleValue())
                        .with("medium", medium)));
        all.addAll(ordered.values());
        return List.copyOf(all);
    }
}
