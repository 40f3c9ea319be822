package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.HealthCheck;
import it.varco.api.plugin.PluginStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether every plugin that should be in use is. What an administrator switched off is well; what did not come up is
 * {@link Condition#YELLOW}, because the others go on.
 */
final class PluginHealth implements HealthCheck {

    private static final String NAME = "plugins";

    /** As many as are named; the page of plugins says what is the matter with each. */
    private static final int NAMED = 5;

    /** A kind and an identifier, or the name of a jar; other names are foreign text, and anybody may read this. */
    private static final Pattern NAME_ONLY = Pattern.compile("[a-z]{1,30} [A-Za-z0-9._-]{1,100}");

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
        List<PluginStatus> problems = all.get().stream()
                .filter(status -> status.problem().isPresent())
                .toList();
        if (problems.isEmpty()) {
            return Finding.well(NAME);
        }
        String which = problems.stream()
                .map(status -> status.kind() + " " + status.id())
                .filter(name -> NAME_ONLY.matcher(name).matches())
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        Sentence why = which.isEmpty()
                ? Sentence.of(PluginHealth.class, "health.some", problems.size())
                : Sentence.of(PluginHealth.class, "health.named", problems.size(), which);
        return new Finding(NAME, Condition.YELLOW, why);
    }
}
