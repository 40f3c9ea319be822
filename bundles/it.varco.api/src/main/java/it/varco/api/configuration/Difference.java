package it.varco.api.configuration;

import java.util.List;

/**
 * What a change does to one setting.
 *
 * @param key the setting
 * @param before what it was; empty for a secret, which is only said to have changed
 * @param after what it becomes; empty for a secret
 */
public record Difference(String key, List<String> before, List<String> after) {}
