package it.varco.access;

import it.varco.spi.credential.ProviderState;

/**
 * A step that leaves a login open.
 *
 * @param awaited what it waits for
 * @param state what the provider wants back
 */
record Pending(Provider provider, Awaited awaited, ProviderState state) {}
