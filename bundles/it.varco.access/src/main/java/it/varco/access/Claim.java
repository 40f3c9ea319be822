package it.varco.access;

import it.varco.spi.store.Reservation;
import java.time.Duration;
import java.util.Optional;

/** What came of taking an answer for examination. */
sealed interface Claim {

    /** It is ours to examine; nobody else examines this attempt, nor this person with this provider. */
    record Won(UnderWay attempt, Optional<Reservation.Held> reservation) implements Claim {}

    /** Somebody else has taken it, or it is over. */
    record Lost() implements Claim {}

    /**
     * The person may not be examined for so long, or not for this network; the attempt is over.
     *
     * @param rule which of both, for the trail
     */
    record Blocked(Duration rest, String rule) implements Claim {}
}
