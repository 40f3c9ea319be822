package it.varco.spi.store;

import java.time.Instant;
import java.util.List;

/**
 * A bearer token as it is kept.
 *
 * @param id random, 22 characters of base64url
 * @param token hash of the token, 32 bytes
 * @param name 3 to 60 characters
 * @param scopes names of operations
 * @param createdAt when it was made
 * @param expiry when it is over
 * @param lastUsedAt when it was last used, up to a minute behind; {@link Instant#EPOCH} for never
 */
public record StoredApplication(
        String id,
        Bytes token,
        String name,
        List<String> scopes,
        Instant createdAt,
        Instant expiry,
        Instant lastUsedAt) {

    /** Keeps its own copy of the list. */
    public StoredApplication {
        scopes = List.copyOf(scopes);
    }
}
