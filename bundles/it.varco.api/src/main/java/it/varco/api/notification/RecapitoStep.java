package it.varco.api.notification;

import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import java.time.Instant;

/** What came of a step in changing a contact. Only {@link Changed} changed it. */
public sealed interface RecapitoStep {

    /**
     * A code is on its way to the new contact, as far as the person is told.
     *
     * @param masked where to
     * @param expiry until when the code counts
     */
    record CodeSent(String masked, Instant expiry) implements RecapitoStep {}

    /** It is done: the contact is the new one, or gone; the old one was told, the person's other sessions ended. */
    record Changed() implements RecapitoStep {}

    /** What was typed is no contact of this medium, or cannot be used. Nothing was changed. */
    record Invalid(Flaw flaw) implements RecapitoStep {}

    /** The code is wrong, expired, used up or of another session; a new one may be asked for. Nothing was changed. */
    record WrongCode() implements RecapitoStep {}

    /**
     * The person asked for too many codes.
     *
     * @param until when one may be asked for again
     */
    record TooMany(Instant until) implements RecapitoStep {}

    /** Access control said no, or not yet; never granted. */
    record Forbidden(Decision why) implements RecapitoStep {}

    /** No channel is here that would carry the code. Nothing was changed. */
    record Unavailable() implements RecapitoStep {}
}
