package it.varco.plugins;

import it.varco.api.health.Measured;
import it.varco.api.health.Measurement;
import it.varco.api.plugin.CallFailure;
import it.varco.api.plugin.PluginFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of every plugin that was called since this room came; a replaced plugin goes on with its own.
 *
 * <p>Only plugins that were here have any, so nobody makes them grow by asking for names that are none.
 */
final class Counters implements Measured {

    private static final List<CallFailure> MADE =
            List.of(CallFailure.BUSY, CallFailure.TIMEOUT, CallFailure.FAULT, CallFailure.SUSPENDED);

    private final Map<Claims.Key, Figures> figures = new ConcurrentHashMap<>();

    /** The figures of a plugin that is about to be called. */
    Figures of(Claims.Key key) {
        Figures known = figures.get(key); // without the lock that computeIfAbsent may take
        return known == null ? figures.computeIfAbsent(key, fresh -> new Figures()) : known;
    }

    /** Notes a refusal by a plugin that was called. */
    void refused(Claims.Key key) {
        Figures known = figures.get(key);
        if (known != null) {
            known.refused();
        }
    }

    PluginFigures read(Claims.Key key) {
        Figures known = figures.get(key);
        return known == null ? Figures.NONE : known.read();
    }

    @Override
    public List<Measurement> measurements() {
        List<Measurement> all = new ArrayList<>();
        figures.forEach((key, of) -> {
            all.add(labelled(calls(of.answers()), key).with("result", "answered"));
            MADE.forEach(why -> all.add(labelled(calls(of.failures(why)), key)
                    .with("result", why.name().toLowerCase(Locale.ROOT))));
            all.add(labelled(
                    counter(
                            "varco_plugin_refusals_total",
                            "Calls whose answer was a refusal of a person.",
                            of.refusals()),
                    key));
            all.add(labelled(counter("varco_plugin_call_seconds_count", "Calls that were timed.", of.answers()), key));
            all.add(labelled(
                    Measurement.counter(
                            "varco_plugin_call_seconds_sum", "Time that answered calls took.", of.seconds()),
                    key));
            all.add(labelled(
                    Measurement.gauge(
                            "varco_plugin_call_seconds_max",
                            "Longest time that an answered call took.",
                            of.longestSeconds()),
                    key));
        });
        return List.copyOf(all);
    }

    private static Measurement calls(long number) {
        return counter("varco_plugin_calls_total", "Calls into a plugin, by how they ended.", number);
    }

    private static Measurement counter(String name, String help, long number) {
        return Measurement.counter(name, help, (double) number);
    }

    private static Measurement labelled(Measurement measurement, Claims.Key key) {
        return measurement.with("kind", key.kind()).with("plugin", key.id());
    }
}
