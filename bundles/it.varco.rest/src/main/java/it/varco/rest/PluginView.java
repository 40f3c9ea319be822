package it.varco.rest;

import it.varco.api.plugin.PluginStatus;
import java.util.List;
import java.util.Locale;

/** A plugin as {@code openapi.yaml} describes it; what is empty is left out. */
record PluginView(
        String kind,
        String id,
        String owner,
        String version,
        String state,
        String since,
        String reason,
        String problem) {

    /** The list of them. */
    record Page(List<PluginView> items) {}

    static PluginView of(PluginStatus status) {
        return new PluginView(
                status.kind(),
                status.id(),
                status.owner(),
                status.version(),
                status.state().name().toLowerCase(Locale.ROOT),
                Moment.of(status.since()),
                status.reason().orElse(""),
                status.problem().orElse(""));
    }
}
