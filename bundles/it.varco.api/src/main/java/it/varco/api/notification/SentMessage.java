package it.varco.api.notification;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A message as its person may see it: what, where, when and with which outcome (OUT-07). Never its text. */
@ProviderType
public interface SentMessage {

    /** What became of a message. */
    enum State {
        /** It waits to be handed over. */
        WAITING,
        /** Its carrier took charge of it. */
        SENT,
        /** It is known to have arrived. */
        DELIVERED,
        /** It could not be handed over; an officer takes care of it, or has done so. */
        FAILED,
        /** The person has no contact by which it could go. */
        NO_CONTACT,
        /** It could not be handed over while it was of use. */
        LAPSED,
        /** It was not sent, because the message before it did not arrive (NOT-26). */
        STOPPED
    }

    /** Identifier, 22 characters of base64url; public, it opens nothing. */
    String id();

    /** Its subject, without personal data (OUT-01), in the language in which it was written. */
    String title();

    /** What became of it. */
    State state();

    /** Over which medium it goes or went; empty while none is chosen. */
    Optional<Medium> medium();

    /** Where it goes or went, masked; empty while none is chosen. */
    String address();

    /** When it was put into the outbox. */
    Instant entered();

    /** When it got its state. */
    Instant changed();
}
