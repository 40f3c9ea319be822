package it.varco.spi.store;

import java.time.Instant;

/**
 * A role of staff as it is kept.
 *
 * @param id random, 22 characters of base64url
 * @param personId as {@link PersonRepository#idOf} tells
 * @param role name of the role
 * @param state {@code PROPOSED}, {@code HELD} or {@code ENDED}
 * @param since when it was granted or proposed
 * @param by identifier of the person who granted or proposed it; empty for whoever is none
 * @param actor whose voice it is, unique among persons, applications and the service account: who granted or proposed
 *     it, or the voucher of that person's own role where there is one (SEC-35)
 * @param reason 3 to 200 characters
 * @param voucher who invited the person to replace an earlier credential by the present one, as {@code actor}; empty
 *     where nobody did
 * @param name of the person in the form the room gave it, at most 900 bytes, kept encrypted; empty where nobody wrote
 *     it
 */
public record StoredStaffRole(
        String id,
        String personId,
        String role,
        String state,
        Instant since,
        String by,
        String actor,
        String reason,
        String voucher,
        Bytes name) {

    /** A role of somebody whose name nobody wrote. */
    public StoredStaffRole(
            String id,
            String personId,
            String role,
            String state,
            Instant since,
            String by,
            String actor,
            String reason,
            String voucher) {
        this(id, personId, role, state, since, by, actor, reason, voucher, Bytes.EMPTY);
    }

    /** The same role in another state, {@code since} that instant. */
    public StoredStaffRole in(String state, Instant since) {
        return new StoredStaffRole(id, personId, role, state, since, by, actor, reason, voucher, name);
    }

    /** The same role of somebody whose name is known now. */
    public StoredStaffRole named(Bytes name) {
        return new StoredStaffRole(id, personId, role, state, since, by, actor, reason, voucher, name);
    }

    /** The same role of somebody whose credential was replaced on the word of {@code voucher}. */
    public StoredStaffRole vouchedBy(String voucher) {
        return new StoredStaffRole(id, personId, role, state, since, by, actor, reason, voucher, name);
    }
}
