package it.varco.spi.notification;

import it.varco.api.plugin.Identifiers;

/** What a channel knows about an envelope that it was given. */
public sealed interface Delivery {

    /** The carrier took charge of it; whether it arrives is another matter. */
    record Accepted() implements Delivery {}

    /**
     * It was certainly not sent, and sending the same again is useless.
     *
     * @param code stable, for operators: dotted words such as {@code mail.address}, at most 60 characters; never
     *     anything of the envelope
     */
    record Rejected(String code) implements Delivery {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Rejected {
            Identifiers.code(code);
        }
    }

    /**
     * It may have been sent or not, or could not be now; the same is sent again later.
     *
     * @param code as in {@link Rejected}
     */
    record Unknown(String code) implements Delivery {
        /** @throws IllegalArgumentException if {@code code} has another shape */
        public Unknown {
            Identifiers.code(code);
        }
    }
}
