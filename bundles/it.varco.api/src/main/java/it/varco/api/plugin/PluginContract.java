package it.varco.api.plugin;

import java.util.function.Function;

/**
 * A kind of plugin: the interface it implements, and how it says who it is.
 *
 * @param <P> the interface that plugins of this kind implement
 * @param <D> what a plugin tells about itself
 */
public final class PluginContract<P, D> {

    private final String kind;
    private final Class<P> type;
    private final Function<P, D> descriptor;
    private final Function<D, String> id;

    private PluginContract(String kind, Class<P> type, Function<P, D> descriptor, Function<D, String> id) {
        this.kind = kind;
        this.type = type;
        this.descriptor = descriptor;
        this.id = id;
    }

    /**
     * A kind of plugin.
     *
     * @param kind lower-case word, as in {@link PluginStatus#kind()}
     * @param descriptor asks a plugin about itself; called once for each plugin that comes
     * @param id finds the identifier in the answer
     */
    public static <P, D> PluginContract<P, D> of(
            String kind, Class<P> type, Function<P, D> descriptor, Function<D, String> id) {
        return new PluginContract<>(kind, type, descriptor, id);
    }

    /** Lower-case word, as in {@link PluginStatus#kind()}. */
    public String kind() {
        return kind;
    }

    /** The interface that plugins of this kind implement and register as a service. */
    public Class<P> type() {
        return type;
    }

    /** Asks a plugin about itself; foreign code, so only behind the guard. */
    public Function<P, D> descriptor() {
        return descriptor;
    }

    /** Finds the identifier in a descriptor. */
    public Function<D, String> id() {
        return id;
    }
}
