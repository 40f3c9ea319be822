package it.varco.rest;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.form.Sentence;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginStatus;
import java.time.Duration;
import java.util.List;

/** A plugin as {@code openapi.yaml} describes it; what is empty is left out. */
record PluginView(
        String kind,
        String id,
        String owner,
        String version,
        String state,
        String since,
        long switchVersion,
        Figures figures,
        String reason,
        String problem) {

    static PluginView of(PluginStatus status) {
        return new PluginView(
                status.kind(),
                status.id(),
                status.owner(),
                status.version(),
                Words.of(status.state()),
                Moment.of(status.since()),
                status.switchVersion(),
                Figures.of(status.figures()),
                status.reason().orElse(""),
                status.problem().map(Sentence::toString).orElse(""));
    }

    /** How much it did. */
    record Figures(long calls, long refusals, long failures, long meanMicroseconds, long longestMicroseconds) {

        private static final int NANOS = 1_000;

        private static Figures of(PluginFigures figures) {
            return new Figures(
                    figures.calls(),
                    figures.refusals(),
                    figures.failures(),
                    microseconds(figures.mean()),
                    microseconds(figures.longest()));
        }

        private static long microseconds(Duration time) {
            return time.toNanos() / NANOS;
        }
    }

    /** Whom and what a switch would affect. */
    record Affected(long sessions, long logins, List<String> closed, List<String> unreachable, long pratiche) {

        static Affected of(Impact impact) {
            return new Affected(
                    impact.sessions(),
                    impact.logins(),
                    impact.closed().stream().map(Words::of).toList(),
                    impact.unreachable().stream().map(OperationCard::name).toList(),
                    impact.pratiche());
        }
    }

    /** One switch of its history. */
    record Past(String state, String reason, String at, String by, String role) {

        static Past of(PastSwitch past) {
            return new Past(
                    Words.of(past.state()),
                    past.reason(),
                    Moment.of(past.at()),
                    Words.of(past.by()),
                    Words.of(past.role()));
        }
    }
}
