package it.varco.spi.store;

/**
 * A link that a search found.
 *
 * @param node whose chain it stands in
 * @param link the link
 */
public record FoundLink(String node, ChainLink link) {}
