package it.varco.api.plugin;

/**
 * What became of a call into a plugin.
 *
 * @param <R> what the plugin answers
 */
public sealed interface Call<R> {

    /**
     * The plugin answered in time.
     *
     * @param owner symbolic name of the bundle that answered
     */
    record Answered<R>(String owner, R result) implements Call<R> {}

    /** The plugin was not called, or its answer is worth nothing. */
    record Failed<R>(CallFailure why) implements Call<R> {}
}
