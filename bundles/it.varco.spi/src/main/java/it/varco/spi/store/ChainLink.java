package it.varco.spi.store;

/**
 * An entry in its place.
 *
 * @param position counted from 1, without gaps; 0 for an entry that has no place yet
 * @param entry the entry
 * @param hash over the hash of the link before, the position and the entry, 32 bytes; empty for an entry that has no
 *     place yet
 */
public record ChainLink(long position, AuditEntry entry, Bytes hash) {}
