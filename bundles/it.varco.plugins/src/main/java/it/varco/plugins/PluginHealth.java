package it.varco.plugins;

import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.PluginStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether every plugin that should be in use is. What an administrator switched off is well; what did not come up is
 * {@link Condition#YELLOW}, because the others go on.
 */
final class PluginHealth implements HealthCheck {

    private static final String NAME = "plugins";

    private final Supplier<List<PluginStatus>> all;

    PluginHealth(Supplier<List<PluginStatus>> all) {
        this.all = all;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding examine(Instant now) {
        List<String> problems = all.get().stream()
                .map(PluginStatus::problem)
                .flatMap(Optional::stream)
                .toList();
        return switch (problems.size()) {
            case 0 -> Finding.well(NAME);
            case 1 -> new Finding(NAME, Condition.YELLOW, "Not in use: " + problems.get(0));
            default ->
                new Finding(NAME, Condition.YELLOW, problems.size() + " are not in use, the first: " + problems.get(0));
        };
    }
}
