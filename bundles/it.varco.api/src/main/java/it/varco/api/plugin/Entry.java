package it.varco.api.plugin;

/** Whether a call begins something with a plugin or goes on with it; the difference counts while a plugin drains. */
public enum Entry {
    /** Begins something: refused while the plugin drains. */
    BEGIN,
    /** Goes on with something that was begun earlier. */
    RESUME
}
