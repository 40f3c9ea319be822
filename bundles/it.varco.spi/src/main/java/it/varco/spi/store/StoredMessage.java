package it.varco.spi.store;

import java.time.Instant;

/**
 * A message in the outbox.
 *
 * @param id random, 22 characters of base64url; the key under which it is sent
 * @param personId whom it shall reach
 * @param queue messages with the same one go out in the order in which they came; up to 300 characters
 * @param pair the pair it belongs to, up to 300 characters; empty for none
 * @param owner symbolic name of the bundle that sends it
 * @param kind name of its template
 * @param media names of the media it may go over, the preferred one first, between commas
 * @param medium name of the one it goes over now; empty while the person has no contact for it
 * @param state {@code WAITING} until it is settled
 * @param attempts how often it was given to a channel over this medium
 * @param due not before this moment it is tried, while it waits
 * @param entered when it was put in
 * @param changed when it got its state
 * @param code why it is in this state, a stable code; may be empty
 * @param secret whether the body holds a secret; never changes
 * @param card title, masked address and what else may be shown, as the room wrote it; encrypted by the store
 * @param body the text in all its forms; encrypted by the store, empty once erased
 */
public record StoredMessage(
        String id,
        String personId,
        String queue,
        String pair,
        String owner,
        String kind,
        String media,
        String medium,
        String state,
        int attempts,
        Instant due,
        Instant entered,
        Instant changed,
        String code,
        boolean secret,
        Bytes card,
        Bytes body) {}
