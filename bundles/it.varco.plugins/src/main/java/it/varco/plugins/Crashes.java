package it.varco.plugins;

/**
 * Told when a plugin crashed: it threw what may have left the process in disorder, or failed so often that nobody is
 * let in to it any more.
 *
 * @source SEC-86
 */
@FunctionalInterface
interface Crashes {

    /** On the thread of a caller or of the plugin, so it may not block and may not throw. */
    void crashed(Origin origin);
}
