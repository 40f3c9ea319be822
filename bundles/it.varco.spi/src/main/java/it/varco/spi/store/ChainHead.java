package it.varco.spi.store;

/**
 * The end of a chain.
 *
 * @param position of the last link, 1 or more
 * @param hash of the last link, 32 bytes
 */
public record ChainHead(long position, Bytes hash) {}
