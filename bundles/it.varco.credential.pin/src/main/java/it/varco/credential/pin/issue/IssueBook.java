package it.varco.credential.pin.issue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.credential.pin.Found;
import it.varco.credential.pin.PhaseOut;
import it.varco.credential.pin.PinBook;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * What the operations of the issue know: dossiers, PINs, rules, and what the institute knows about people.
 *
 * @param dice gives a number from 0 to below its argument, each as likely as any other
 */
record IssueBook(
        Dossiers dossiers,
        Phantoms phantoms,
        Mailboxes mailboxes,
        PinBook pins,
        IssuePolicy policy,
        Registry registry,
        IntUnaryOperator dice) {

    /** When the PINs of those end who can have something else. */
    PhaseOut phaseOut() {
        return pins.policy().phaseOut();
    }

    /** The PIN of a person; empty if there is none, or it cannot be read, which the log says. */
    Optional<Found> pin(CodiceFiscale person) {
        return pins.records().find(person).flatMap(stored -> Found.read(person, stored, pins.verifier()));
    }

    static IntUnaryOperator secureDice() {
        return new SecureRandom()::nextInt;
    }
}
