package it.varco.notification;

import it.varco.api.notification.Message;
import java.util.Locale;

/** Finds the words of messages. Thread-safe. */
interface Writer {

    /**
     * Writes a message in all its forms.
     *
     * @param owner symbolic name of the bundle that sends it
     * @param language wished for; Italian where there are no words in it
     * @throws IllegalArgumentException if {@code owner} has no template of its kind, or what the message brings are not
     *     the places that the template has
     */
    Written write(String owner, Message message, Locale language);
}
