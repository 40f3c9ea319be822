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

    /** The person may not be examined for so long; the attempt is over. */
    record Blocked(Duration rest) implements Claim {}
}
