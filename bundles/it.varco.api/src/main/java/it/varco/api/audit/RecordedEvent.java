package it.varco.api.audit;

/**
 * An event with its place in the trail.
 *
 * @param position place in the chain of this node, counted from 1 and without gaps; 0 while not yet linked
 * @param event what happened; its person is empty once erased
 */
public record RecordedEvent(long position, AuditEvent event) {}
