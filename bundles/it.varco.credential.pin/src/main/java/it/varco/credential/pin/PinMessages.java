package it.varco.credential.pin;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import java.time.Instant;

/**
 * What holders are told about their PIN, so that whoever did not do it notices; never the PIN itself.
 *
 * @source NOT-14, NOT-15, PIN-S10, PIN-S17, PIN-S21, SEC-10
 */
public final class PinMessages {

    private PinMessages() {}

    /** The holder was signed in and changed it. */
    public static Message changed(CodiceFiscale holder, Instant at) {
        return message("pin.changed", holder, at);
    }

    /**
     * A new one was set while signing in.
     *
     * @param before what the one that was typed led to
     */
    public static Message replaced(Standing before, CodiceFiscale holder, Instant at) {
        return switch (before) {
            case FIRST_LOGIN -> message("pin.activated", holder, at);
            case EXPIRED -> message("pin.renewed", holder, at);
            case GOOD, OVERDUE, DUE, UNUSABLE, ENDED -> changed(holder, at);
        };
    }

    /** The PIN expires soon; to be said whereto. */
    public static Message.Builder expiring(CodiceFiscale holder, Warnings.Expiry expiry) {
        return Message.of("pin.expiring", holder).word("days", String.valueOf(expiry.days()));
    }

    /** The PIN is ended soon by the phase-out; to be said whereto. */
    public static Message.Builder ending(CodiceFiscale holder, PhaseOut phaseOut) {
        return Message.of("pin.ending", holder).moment("at", phaseOut.end());
    }

    private static Message message(String kind, CodiceFiscale holder, Instant at) {
        return Message.of(kind, holder)
                .over(Medium.EMAIL, Medium.SMS)
                .moment("at", at)
                .build();
    }
}
