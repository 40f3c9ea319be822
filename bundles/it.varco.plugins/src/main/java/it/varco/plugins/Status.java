package it.varco.plugins;

import it.varco.api.form.Sentence;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import java.time.Instant;
import java.util.Optional;

/** A plugin as an administrator sees it, at one moment. */
record Status(
        String kind,
        String id,
        String owner,
        String version,
        PluginState state,
        Instant since,
        long switchVersion,
        PluginFigures figures,
        Optional<String> reason,
        Optional<Sentence> problem)
        implements PluginStatus {

    /** Kind of what offers nothing yet, as {@link PluginStatus#kind()} names it. */
    static final String BUNDLE = "bundle";

    static Status broken(Claims.Key key, String owner, String version, Instant since, Sentence problem) {
        return new Status(
                key.kind(),
                key.id(),
                owner,
                version,
                PluginState.BROKEN,
                since,
                0,
                Figures.NONE,
                Optional.empty(),
                Optional.of(problem));
    }
}
