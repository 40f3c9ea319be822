package it.varco.api.plugin;

/**
 * A plugin that can be used now.
 *
 * @param <D> what a plugin of its kind tells about itself
 * @param owner symbolic name of its bundle: resolves its texts and names its private storage
 * @param descriptor what it told when it came
 */
public record Present<D>(String owner, D descriptor) {}
