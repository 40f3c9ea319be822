package it.varco.api.audit;

import java.util.List;

/**
 * Some records of the trail.
 *
 * @param items in the order that was asked for; may be empty
 * @param next what leads to those that follow; empty at the end of a search
 */
public record AuditPage(List<RecordedEvent> items, String next) {}
