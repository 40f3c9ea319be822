package it.varco.api.notification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes messages for dispatch.
 *
 * <p>Thread-safe. Throws {@link it.varco.api.store.StoreException} when the store cannot be reached.
 */
@ProviderType
public interface Notifier {

    /**
     * Puts messages into the outbox, written out in all their forms (D-64).
     *
     * <p>Inside a transaction they are part of it: act and messages are there afterwards, or neither (REL-06). Each is
     * sent at least once, always under the same key, as soon as the transaction is over. They keep their order among
     * what this owner sends to the same person about the same matter.
     *
     * @param owner symbolic name of the bundle in which the templates lie
     * @param language the person's, as far as it is known; Italian where there is no template in it
     * @return their keys in the same order, as {@link SentMessage#id}; a record of the act may name them
     * @throws IllegalArgumentException if {@code owner} has no template of a kind, or a message leaves a place of it
     *     empty
     */
    List<String> send(String owner, List<Message> messages, Locale language, Instant at);
}
