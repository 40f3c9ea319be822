package it.varco.api.plugin;

import it.varco.api.form.Sentence;

/**
 * A rule that is against a jar.
 *
 * @param rule its code, such as {@code gate.exports}; stable, for programs
 * @param why half a sentence, to stand after the name of the jar, with what to do about it
 */
public record Objection(String rule, Sentence why) {}
