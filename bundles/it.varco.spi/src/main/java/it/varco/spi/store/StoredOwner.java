package it.varco.spi.store;

import java.time.Instant;

/**
 * To whom an identifier of a plugin belongs.
 *
 * @param kind kind of the plugin, such as {@code credential}; {@code bundle} for the name of a bundle, and so of its
 *     store
 * @param id identifier of the plugin, or symbolic name of the bundle
 * @param bundle symbolic name of the bundle that claimed it first
 * @param signer SHA-256 of the certificate of whoever signed that bundle, 64 hexadecimal digits; empty for a bundle
 *     without signature
 * @param since when it was claimed
 */
public record StoredOwner(String kind, String id, String bundle, String signer, Instant since) {}
