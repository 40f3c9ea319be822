package it.varco.catalogue;

import it.varco.api.catalogue.Handling;
import it.varco.api.health.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many dialogues ended how, for each service that was ever asked. Thread-safe. */
final class ServiceFigures {

    private record Count(String service, String outcome) {}

    private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts what a service led to; a question is no end. */
    Handling counted(String service, Handling handling) {
        outcome(handling)
                .ifPresent(outcome -> counts.computeIfAbsent(new Count(service, outcome), fresh -> new LongAdder())
                        .increment());
        return handling;
    }

    private static Optional<String> outcome(Handling handling) {
        if (handling instanceof Handling.Answered) {
            return Optional.of("answered");
        }
        if (handling instanceof Handling.Done || handling instanceof Handling.Receipted) {
            return Optional.of("done");
        }
        if (handling instanceof Handling.Rejected) {
            return Optional.of("rejected");
        }
        return handling instanceof Handling.NotAvailable ? Optional.of("unavailable") : Optional.empty();
    }

    List<Measurement> measurements() {
        Map<String, Measurement> ordered = new TreeMap<>();
        counts.forEach((count, number) -> ordered.put(
                count.service + ' ' + count.outcome,
                Measurement.counter(
                                "varco_services_total",
                                "Dialogues with services that ended, by service and outcome.",
                                number.doubleValue())
                        .with("service", count.service)
                        .with("outcome", count.outcome)));
        return List.copyOf(ordered.values());
    }
}
