package it.varco.api.plugin;

/** The state of a plugin as an administrator sees it. */
public enum PluginState {
    /** Here, and in use. */
    ON,
    /** Here; nothing new is begun with it, what is under way may go on for ten minutes (D-43). */
    DRAINING,
    /** Switched off: nothing is begun and nothing goes on, whether it is here or not. */
    OFF,
    /** Not here: known by its switch only, or its bundle is stopped. */
    ABSENT,
    /** It did not come up, or may not be used; {@link PluginStatus#problem()} says why. */
    BROKEN
}
