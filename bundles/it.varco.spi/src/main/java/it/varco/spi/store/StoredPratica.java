package it.varco.spi.store;

import java.time.Instant;

/**
 * A dialogue with a service as it is kept while it is under way.
 *
 * @param id random, 22 characters of base64url
 * @param step counted from 1, one more with each change
 * @param personId whose it is; of somebody who did not sign in, 22 characters that only their browser makes
 * @param role the role in which it was begun
 * @param service identifier of the service
 * @param operation name of the operation
 * @param stateVersion the service's state version when the step was made
 * @param dialogue what was asked last, the service's state and what was typed, in the form the room gave them;
 *     encrypted by the store
 * @param openedAt when it began
 * @param expiry when it is forgotten if nothing happens
 */
public record StoredPratica(
        String id,
        int step,
        String personId,
        String role,
        String service,
        String operation,
        int stateVersion,
        Bytes dialogue,
        Instant openedAt,
        Instant expiry) {}
