package it.varco.api.notification;

import it.varco.api.session.Session;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What was sent to a person, for that person (OUT-07); nothing where access control says no (SEC-31).
 *
 * <p>Thread-safe. Throws {@link it.varco.api.store.StoreException} when the store cannot be reached.
 */
@ProviderType
public interface Correspondence {

    /** Most messages that one call tells. */
    int MOST = 50;

    /** Of the person of the session, the latest first, at most {@link #MOST}. */
    List<SentMessage> latest(Session session);

    /**
     * Those before one of them, the latest first, at most {@link #MOST}.
     *
     * @param id as {@link SentMessage#id}; nothing is before one that is not this person's
     */
    List<SentMessage> earlier(Session session, String id);
}
