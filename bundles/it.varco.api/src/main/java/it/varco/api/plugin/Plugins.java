package it.varco.api.plugin;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who is here, in which state; and the switch.
 *
 * <p>Switches are kept by the store and survive a restart. Thread-safe. May block for the store.
 */
@ProviderType
public interface Plugins {

    /** Expects no version in particular. */
    long ANY_VERSION = -1;

    /**
     * Every plugin that is here, was switched, or did not come up, by kind, then identifier; if the caller may do
     * {@code plugins.view}.
     */
    Administered<List<PluginStatus>> all(Caller caller);

    /**
     * One of them, if the caller may do {@code plugins.view}.
     *
     * @param kind as in {@link PluginStatus#kind()}
     * @param id as in {@link PluginStatus#id()}
     */
    Administered<PluginStatus> one(Caller caller, String kind, String id);

    /** How it was switched, the latest first, at most 50; if the caller may do {@code plugins.view}. */
    Administered<List<PastSwitch>> history(Caller caller, String kind, String id);

    /**
     * Whom and what a switch would affect now, if the caller may do {@code plugins.view} (UX-52).
     *
     * @param wanted {@code ON}, {@code OFF} or {@code DRAINING}, by name
     * @return {@link Administered.Invalid} with a flaw of {@code state}
     */
    Administered<Impact> impact(Caller caller, String kind, String id, String wanted);

    /**
     * Switches a plugin, if the caller may do {@code plugins.switch}; in effect when this returns.
     *
     * @param wanted {@code ON}, {@code OFF} or {@code DRAINING}, by name
     * @param reason what the trail and the page of the plugin say about it, 3 to 200 characters
     * @param expected {@link PluginStatus#switchVersion} as the caller saw it, or {@link #ANY_VERSION}
     * @return the plugin as it is now; {@link Administered.Invalid} with flaws of {@code state} and {@code reason}
     */
    Administered<PluginStatus> turn(Caller caller, String kind, String id, String wanted, String reason, long expected);

    /**
     * Takes the last switch back, if the caller may do {@code plugins.switch}: what was before is put in its place, as
     * one more switch.
     *
     * @param reason 3 to 200 characters
     * @return as {@link #turn}; {@link Administered.Contrary} {@code plugins.nothing-to-undo} where it was never
     *     switched
     */
    Administered<PluginStatus> undo(Caller caller, String kind, String id, String reason, long expected);

    /** Whether jars put in the watched folder are started without approval; every page says so then (D-10). */
    boolean developmentMode();
}
