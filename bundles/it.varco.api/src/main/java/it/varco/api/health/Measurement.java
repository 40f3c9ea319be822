package it.varco.api.health;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One figure.
 *
 * <p>Labels take few different values, none of them personal (SEC-48). Immutable.
 */
public final class Measurement {

    /** What kind of figure it is. */
    public enum Kind {
        /** Only rises while the gateway runs. */
        COUNTER,
        /** Rises and falls. */
        GAUGE
    }

    private static final Pattern NAME = Pattern.compile("varco_[a-z][a-z0-9_]{0,80}");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final String name;
    private final String help;
    private final Kind kind;
    private final double value;
    private final Map<String, String> labels;

    private Measurement(String name, String help, Kind kind, double value, Map<String, String> labels) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("measurement: expected varco_ and lower-case words with underscores");
        }
        this.name = name;
        this.help = Objects.requireNonNull(help, "help");
        this.kind = kind;
        this.value = value;
        this.labels = labels;
    }

    /**
     * A figure that only rises.
     *
     * @param name {@code varco_} and lower-case words, the unit last, ending in {@code _total}
     * @param help one sentence in English; the same wherever the name is
     */
    public static Measurement counter(String name, String help, double value) {
        return new Measurement(name, help, Kind.COUNTER, value, Map.of());
    }

    /** A figure that rises and falls; {@code name} with the unit last, such as {@code varco_memory_used_bytes}. */
    public static Measurement gauge(String name, String help, double value) {
        return new Measurement(name, help, Kind.GAUGE, value, Map.of());
    }

    /** The same with one more label. */
    public Measurement with(String label, String text) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("label: expected a lower-case word");
        }
        Map<String, String> more = new TreeMap<>(labels);
        more.put(label, text);
        return new Measurement(name, help, kind, value, Map.copyOf(more));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** One sentence on what it is. */
    public String help() {
        return help;
    }

    /** What kind it is. */
    public Kind kind() {
        return kind;
    }

    /** The figure. */
    public double value() {
        return value;
    }

    /** What tells it from others of its name; may be empty. */
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public String toString() {
        return name + labels + "=" + value;
    }
}
