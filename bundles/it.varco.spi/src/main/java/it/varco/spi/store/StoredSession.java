package it.varco.spi.store;

import java.time.Instant;

/**
 * An open session as it is kept.
 *
 * @param handle public name, random, 22 characters of base64url
 * @param token hash of the token, 32 bytes
 * @param personId as {@link PersonRepository#idOf} tells
 * @param provider identifier of the provider that recognised the person
 * @param identity identity, powers and role in the form the room gave them; encrypted by the store
 * @param address network address at login
 * @param openedAt when it began
 * @param lastUsedAt when it was last used, up to a minute behind
 */
public record StoredSession(
        String handle,
        Bytes token,
        String personId,
        String provider,
        Bytes identity,
        String address,
        Instant openedAt,
        Instant lastUsedAt) {}
