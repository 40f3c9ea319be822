package it.varco.spi.store;

/**
 * An entry in the intake.
 *
 * @param number rises with each entry of the intake; gaps are possible
 */
public record TakenEntry(long number, AuditEntry entry) {}
