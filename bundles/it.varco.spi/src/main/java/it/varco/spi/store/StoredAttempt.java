package it.varco.spi.store;

import java.time.Instant;

/**
 * A login under way as it is kept.
 *
 * @param id random, 22 characters of base64url
 * @param step counted from 1, one more with each step
 * @param browser hash of the browser's token, 32 bytes
 * @param personId whose it is; empty as long as that is not known
 * @param provider identifier of the provider
 * @param stateVersion the provider's state version when the step was made
 * @param next where to go afterwards
 * @param dialogue the form shown last and the provider's state, in the form the room gave them; encrypted by the store
 * @param openedAt when it began
 * @param expiry when it is over if nothing happens
 */
public record StoredAttempt(
        String id,
        int step,
        Bytes browser,
        String personId,
        String provider,
        int stateVersion,
        String next,
        Bytes dialogue,
        Instant openedAt,
        Instant expiry) {}
