package it.varco.configuration;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.configuration.UnreadKeys.Unread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether every component works with its configuration: {@link Condition#RED} with PID and key where one does not
 * (D-52), {@link Condition#YELLOW} where a file has a key that nobody reads, or while the console cannot show any.
 *
 * <p>What the component says may quote a value, and anybody may ask for this: so it stands in the log and in
 * {@link it.varco.api.configuration.ConfigurationCard#problem} only.
 */
final class ConfigurationHealth implements HealthCheck {

    private static final String NAME = "configuration";
    private static final int NAMED = 3;

    private final Supplier<Map<String, String>> complaints;
    private final Supplier<List<Unread>> unread;
    private final BooleanSupplier described;

    /**
     * @param complaints which key components complain about, by PID; an empty key where they name none
     * @param unread keys that nobody reads
     * @param described whether what can be configured is known
     */
    ConfigurationHealth(
            Supplier<Map<String, String>> complaints, Supplier<List<Unread>> unread, BooleanSupplier described) {
        this.complaints = complaints;
        this.unread = unread;
        this.described = described;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        Map<String, String> wrong = complaints.get();
        if (!wrong.isEmpty()) {
            String which = wrong.entrySet().stream()
                    .limit(NAMED)
                    .map(entry ->
                            entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("; "));
            return new Finding(NAME, Condition.RED, Sentence.of(ConfigurationHealth.class, "health.wrong", which));
        }
        if (!described.getAsBoolean()) {
            return yellow(Sentence.of(ConfigurationHealth.class, "health.undescribed"));
        }
        List<Unread> keys = unread.get();
        return keys.isEmpty()
                ? Finding.well(NAME)
                : yellow(Sentence.all(keys.stream()
                        .limit(NAMED)
                        .map(ConfigurationHealth::sentence)
                        .toList()));
    }

    private static Sentence sentence(Unread key) {
        return key.nearest().isEmpty()
                ? Sentence.of(ConfigurationHealth.class, "health.unread", key.file(), key.line())
                : Sentence.of(ConfigurationHealth.class, "health.unread.nearest", key.file(), key.key(), key.nearest());
    }

    private static Finding yellow(Sentence why) {
        return new Finding(NAME, Condition.YELLOW, why);
    }
}
