package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.Caller;
import it.varco.api.session.Session;
import it.varco.spi.store.Reservation;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a dialogue: who takes it, in which pratica, and who is examined by it.
 *
 * @param subject whom the answer names, where nobody is signed in
 * @param reservation of the subject, where the operation examines something
 * @param block how long the subject is blocked after a refusal
 */
record Turn(
        Caller caller,
        Pratica pratica,
        Optional<CodiceFiscale> subject,
        Optional<Reservation.Held> reservation,
        Duration block) {

    /** A step that examines nobody. */
    static Turn of(Caller caller, Pratica pratica) {
        return new Turn(caller, pratica, Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** In which it is taken, if anybody is signed in. */
    Optional<Session> session() {
        return caller instanceof Session session ? Optional.of(session) : Optional.empty();
    }

    /** Neither caller nor subject. */
    @Override
    public String toString() {
        return "Turn[" + pratica.stored().id() + "]";
    }
}
