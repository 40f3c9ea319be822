package it.varco.api.notification;

import it.varco.api.identity.CodiceFiscale;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
     *     empty, or leads to another operation than the template names
     * @throws IllegalStateException if a message leads to the public site and nobody told yet where that is
     */
    List<String> send(String owner, List<Message> messages, Locale language, Instant at);

    /** The media over which messages leave now, because a channel is here that carries them; may be empty. */
    Set<Medium> carried();

    /**
     * What became of the messages of a pair until now, in the order in which they came; empty if there is no such pair,
     * or it is forgotten.
     *
     * @param owner symbolic name of the bundle that sent them
     */
    List<Fate> fates(String owner, CodiceFiscale person, String pair);
}
