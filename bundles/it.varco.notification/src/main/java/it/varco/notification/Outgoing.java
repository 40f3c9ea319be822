package it.varco.notification;

import it.varco.api.notification.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Puts messages into the outbox. */
interface Outgoing {

    /**
     * Puts one in, written out; part of the transaction under way, if there is one.
     *
     * @param frozenAddress where it goes whatever contact the person has; the message is over one medium then
     * @throws IllegalArgumentException if there is no such template, the message leaves a place of it empty, or it has
     *     a frozen address and several media
     */
    void put(String owner, Message message, Optional<String> frozenAddress, Locale language, Instant at);
}
