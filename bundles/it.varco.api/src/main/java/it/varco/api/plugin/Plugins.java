package it.varco.api.plugin;

import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is here, in which state; and the switch.
 *
 * <p>Switches are kept by the store and survive a restart. Thread-safe.
 */
@ProviderType
public interface Plugins {

    /** Every plugin that is here, was switched, or did not come up; by kind, then identifier. */
    List<PluginStatus> all();

    /**
     * Switches a plugin, if the caller may do {@code plugins.switch}.
     *
     * @param kind as in {@link PluginStatus#kind()}
     * @param id as in {@link PluginStatus#id()}
     * @param wanted {@code ON}, {@code OFF} or {@code DRAINING}
     * @param reason what the trail and the page of the plugin say about it, 3 to 200 characters
     * @throws IllegalArgumentException if {@code wanted} is another state or {@code reason} has another length
     */
    SwitchOutcome turn(Caller caller, String kind, String id, PluginState wanted, String reason);

    /** Whether jars put in the watched folder are started without approval; every page says so then (D-10). */
    boolean developmentMode();
}
