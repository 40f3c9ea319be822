package it.varco.spi.store;

import java.time.Instant;

/**
 * A role of staff that ended, as it is kept.
 *
 * @param role the role, in state {@code ENDED}
 * @param held whether it was held until then; otherwise it was proposed
 * @param at when it ended
 * @param by identifier of the person who ended it; empty for whoever is none, and where it was not kept
 * @param reason 3 to 200 characters; empty where it was not kept
 */
public record EndedStaffRole(StoredStaffRole role, boolean held, Instant at, String by, String reason) {}
