package it.varco.api.plugin;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one door into plugins. Rooms call a plugin by its identifier and never hold one.
 *
 * <p>Each call runs on a thread of that plugin's own small pool, within a time limit; whatever the plugin throws
 * becomes {@link Call.Failed}, so a plugin that hangs or fails costs its own threads and nothing else (SEC-12, SEC-85).
 * Never call it inside a transaction. Thread-safe.
 */
@ProviderType
public interface PluginCalls {

    /** The plugins of a kind with which something can be begun now, by identifier. Foreign code is not called. */
    <D> List<Present<D>> present(PluginContract<?, D> contract);

    /**
     * Calls a plugin.
     *
     * <p>While the plugin is being replaced, as announced beforehand, the call waits up to two seconds for its
     * successor (D-43). An answer that comes after the plugin was switched off counts for nothing (SEC-11).
     *
     * @param id identifier of the plugin
     * @param limit longest time to wait for an answer, places in the queue included
     * @param work what to call, with the plugin and what it told about itself; runs at most once
     */
    <P, D, R> Call<R> call(
            PluginContract<P, D> contract, String id, Entry entry, Duration limit, BiFunction<P, D, R> work);

    /** Notes, for the figures, that what the plugin answered last was a refusal of a person. Never fails. */
    void noteRefusal(PluginContract<?, ?> contract, String id);
}
