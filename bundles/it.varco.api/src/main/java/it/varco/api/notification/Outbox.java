package it.varco.api.notification;

import it.varco.api.access.Administered;
import it.varco.api.session.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The outbox for whoever looks after it. Shows no text of a message and no whole address.
 *
 * <p>Thread-safe. Throws {@link it.varco.api.store.StoreException} when the store cannot be reached.
 */
@ProviderType
public interface Outbox {

    /** How things stand, medium by medium; if the caller may do {@code messages.view}. */
    Administered<List<OutboxLine>> lines(Caller caller);

    /**
     * Messages that could not be handed over, the oldest first; if the caller may do {@code messages.view}.
     *
     * @param after {@link Undelivered#id} behind which to go on; empty for the start
     * @param limit 1 to 100
     */
    Administered<List<Undelivered>> undelivered(Caller caller, String after, int limit);

    /**
     * Puts one back into the outbox, to be tried as if it were new; if the caller may do {@code messages.retry}.
     *
     * <p>It keeps its key, so that nobody gets it twice where nobody knows whether it was sent. One of which its
     * carrier told that it did not arrive goes out as another message: this one is closed.
     *
     * @param reason 3 to 200 characters
     * @return the one that is in the outbox now, whose identifier may be another; {@link Administered.Unknown} if there
     *     is no such task; {@link Administered.Contrary} {@code messages.erased} where its text was erased,
     *     {@code messages.no-contact} where the person has no contact for it
     */
    Administered<Undelivered> retry(Caller caller, String id, String reason);

    /** Ends a task because it was settled another way, or cannot be; if the caller may do {@code messages.close}. */
    Administered<Undelivered> close(Caller caller, String id, String reason);
}
