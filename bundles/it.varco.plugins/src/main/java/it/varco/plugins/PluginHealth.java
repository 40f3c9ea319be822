package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether every plugin that should be in use is, and whether deliveries want somebody's decision. What an administrator
 * switched off or denied is well; what did not come up, is not asked for a while because it fails too often, left
 * threads behind, waits, was put back or is in quarantine, is {@link Condition#YELLOW}, because the others go on.
 */
final class PluginHealth implements HealthCheck {

    private static final String NAME = "plugins";

    /** As many as are named; the page of plugins says what is the matter with each. */
    private static final int NAMED = 5;

    /** A kind and an identifier, or the name of a jar; other names are foreign text, and anybody may read this. */
    private static final Pattern NAME_ONLY = Pattern.compile("[a-z]{1,30} [A-Za-z0-9._-]{1,100}");

    private final Supplier<List<PluginStatus>> all;
    private final Supplier<Map<String, Integer>> threads;
    private final Supplier<Map<DeliveryState, Long>> deliveries;

    /**
     * @param threads how many threads those that are gone left behind, by symbolic name
     * @param deliveries how many there are in each state
     */
    PluginHealth(
            Supplier<List<PluginStatus>> all,
            Supplier<Map<String, Integer>> threads,
            Supplier<Map<DeliveryState, Long>> deliveries) {
        this.all = all;
        this.threads = threads;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        List<PluginStatus> problems = all.get().stream()
                .filter(status -> status.problem().isPresent())
                .toList();
        List<PluginStatus> broken = problems.stream()
                .filter(status -> status.state() == PluginState.BROKEN)
                .toList();
        List<PluginStatus> suspended = problems.stream()
                .filter(status -> status.state() != PluginState.BROKEN)
                .toList();
        List<Sentence> why = Stream.of(broken(broken), suspended(suspended), left(threads.get()), atTheGate())
                .flatMap(Optional::stream)
                .toList();
        return why.isEmpty() ? Finding.well(NAME) : new Finding(NAME, Condition.YELLOW, Sentence.all(why));
    }

    private static Optional<Sentence> broken(List<PluginStatus> plugins) {
        int number = plugins.size();
        String which = names(plugins);
        return told(
                number,
                which,
                () -> Sentence.of(PluginHealth.class, "health.some", number),
                () -> Sentence.of(PluginHealth.class, "health.named", number, which));
    }

    private static Optional<Sentence> suspended(List<PluginStatus> plugins) {
        int number = plugins.size();
        String which = names(plugins);
        return told(
                number,
                which,
                () -> Sentence.of(PluginHealth.class, "health.suspended.some", number),
                () -> Sentence.of(PluginHealth.class, "health.suspended.named", number, which));
    }

    private static Optional<Sentence> left(Map<String, Integer> threads) {
        int number = threads.values().stream().mapToInt(Integer::intValue).sum();
        String which = names(threads.keySet().stream().map(owner -> Status.BUNDLE + " " + owner));
        return told(
                number,
                which,
                () -> Sentence.of(PluginHealth.class, "health.threads.some", number),
                () -> Sentence.of(PluginHealth.class, "health.threads.named", number, which));
    }

    private static Optional<Sentence> told(
            int number, String which, Supplier<Sentence> some, Supplier<Sentence> named) {
        return number == 0 ? Optional.empty() : Optional.of((which.isEmpty() ? some : named).get());
    }

    private static String names(List<PluginStatus> plugins) {
        return names(plugins.stream().map(status -> status.kind() + " " + status.id()));
    }

    /** Which they are, of those whose names say nothing else. */
    private static String names(Stream<String> all) {
        return all.filter(name -> NAME_ONLY.matcher(name).matches())
                .limit(NAMED)
                .collect(Collectors.joining(", "));
    }

    private Optional<Sentence> atTheGate() {
        Map<DeliveryState, Long> counts = deliveries.get();
        long waiting = counts.getOrDefault(DeliveryState.WAITING, 0L);
        long returned = counts.getOrDefault(DeliveryState.RETURNED, 0L);
        long quarantined = counts.getOrDefault(DeliveryState.QUARANTINED, 0L);
        return waiting + returned + quarantined == 0
                ? Optional.empty()
                : Optional.of(Sentence.of(PluginHealth.class, "health.gate", waiting, returned, quarantined));
    }
}
