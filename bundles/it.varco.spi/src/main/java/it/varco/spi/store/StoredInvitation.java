package it.varco.spi.store;

import java.time.Instant;

/**
 * An invitation as it is kept.
 *
 * @param id random, 22 characters of base64url
 * @param code hash of the code, 32 bytes
 * @param personId whom it is for, as {@link PersonRepository#idOf} tells
 * @param provider identifier of the provider that makes the credential
 * @param actor whose voice the invitation is, as in {@link StoredStaffRole#actor}
 * @param expiry when it is over
 */
public record StoredInvitation(String id, Bytes code, String personId, String provider, String actor, Instant expiry) {}
