package it.varco.store.jdbc;

import it.varco.spi.store.Bytes;

/**
 * An encrypted value.
 *
 * @param key number of the key
 * @param bytes nonce of 12 bytes, ciphertext, tag of 16 bytes
 */
record Sealed(int key, Bytes bytes) {}
