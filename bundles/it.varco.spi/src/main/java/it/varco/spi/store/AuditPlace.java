package it.varco.spi.store;

import java.time.Instant;

/**
 * Where a search of the trail goes on: behind this link.
 *
 * @param at when it happened
 * @param node whose chain
 * @param position its place there
 */
public record AuditPlace(Instant at, String node, long position) {}
