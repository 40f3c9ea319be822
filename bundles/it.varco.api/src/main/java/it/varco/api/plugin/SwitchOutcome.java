package it.varco.api.plugin;

/** What became of an attempt to switch a plugin. */
public sealed interface SwitchOutcome {

    /** It is done, recorded, and in effect for every request from now on. */
    record Switched(PluginStatus status) implements SwitchOutcome {}

    /** The caller may not. {@code rule} is the code of the decision. */
    record Forbidden(String rule) implements SwitchOutcome {}

    /** No plugin of that kind and identifier is known. */
    record Unknown() implements SwitchOutcome {}
}
