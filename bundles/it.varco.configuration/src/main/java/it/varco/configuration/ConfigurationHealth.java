package it.varco.configuration;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether every component works with its configuration: {@link Condition#RED} with PID and key where one does not
 * (D-52), {@link Condition#YELLOW} while the console cannot show any.
 *
 * <p>What the component says may quote a value, and anybody may ask for this: so it stands in the log and in
 * {@link it.varco.api.configuration.ConfigurationCard#problem} only.
 */
final class ConfigurationHealth implements HealthCheck {

    private static final String NAME = "configuration";
    private static final int NAMED = 3;

    private final Supplier<Map<String, String>> complaints;
    private final BooleanSupplier described;

    /**
     * @param complaints which key components complain about, by PID; an empty key where they name none
     * @param described whether what can be configured is known
     */
    ConfigurationHealth(Supplier<Map<String, String>> complaints, BooleanSupplier described) {
        this.complaints = complaints;
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
            String why = wrong.entrySet().stream()
                    .limit(NAMED)
                    .map(entry ->
                            entry.getValue().isEmpty() ? entry.getKey() : entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("; "));
            return new Finding(NAME, Condition.RED, why + "; mend conf/ or take the change back.");
        }
        return described.getAsBoolean()
                ? Finding.well(NAME)
                : new Finding(
                        NAME,
                        Condition.YELLOW,
                        "The metatype service is not here, so configuration can neither be shown nor changed.");
    }
}
