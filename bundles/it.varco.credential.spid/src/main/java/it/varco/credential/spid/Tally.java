package it.varco.credential.spid;

import it.varco.api.health.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many answers came to what, by identity provider. Thread-safe.
 *
 * @source SPID-95
 */
final class Tally {

    /** Stands for the provider where it is not known who was asked. */
    static final String NOBODY = "none";

    private final Map<Answer, LongAdder> counts = new ConcurrentHashMap<>();

    /** Both are of few different values: a provider of ours, a code of ours. */
    private record Answer(String provider, String outcome) {}

    /** Counts an answer. */
    void count(String provider, String outcome) {
        counts.computeIfAbsent(new Answer(provider, outcome), none -> new LongAdder())
                .increment();
    }

    /** All so far. */
    List<Measurement> measurements() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Answer::provider).thenComparing(Answer::outcome)))
                .map(each -> Measurement.counter(
                                "varco_spid_answers_total",
                                "Answers of identity providers of SPID, by what came of them.",
                                (double) each.getValue().sum())
                        .with("provider", each.getKey().provider())
                        .with("outcome", each.getKey().outcome()))
                .toList();
    }
}
