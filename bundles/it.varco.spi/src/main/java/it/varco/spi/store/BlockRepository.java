package it.varco.spi.store;

import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may not be examined by which provider until when (PIN-32, SEC-02).
 *
 * <p>The codice fiscale is kept as a keyed hash only, whether or not anybody knows it.
 */
@ProviderType
public interface BlockRepository {

    /**
     * Reserves the one examination that may be under way for a person with a provider, atomically across threads and
     * nodes.
     *
     * @param lease until when the reservation holds if nobody settles it
     * @return {@link Reservation.Blocked} if the person is blocked or being examined at {@code now}; a block is not
     *     prolonged by asking (PIN-33)
     */
    Reservation reserve(String provider, CodiceFiscale person, Instant now, Instant lease);

    /**
     * Ends the examination with a refusal: blocked until {@code until} at least, even if the reservation is not held
     * any more, because a wrong answer is a wrong answer.
     */
    void block(Reservation.Held reservation, Instant until);

    /**
     * Ends the examination without consequence.
     *
     * @return whether the reservation was still held; nothing is changed otherwise, and a right answer that comes so
     *     late opens nothing (PIN-33)
     */
    boolean release(Reservation.Held reservation);

    /** Deletes what ended before {@code now}. */
    void sweep(Instant now);
}
