package it.varco.api.configuration;

import it.varco.api.form.Sentence;

/**
 * A rule from outside that values of a configuration would break.
 *
 * @param rule its number, such as {@code SPID-12}; empty where the value itself is wrong
 * @param key the setting that has to change
 * @param why one sentence for administrators
 */
public record BrokenRule(String rule, String key, Sentence why) {}
