package it.varco.api.session;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sessions people have open.
 *
 * <p>A session is found by the token of the visit alone. It ends by logout, by the person elsewhere, after 15 minutes
 * without use, after 8 hours, or when the person opens a sixth one; it outlives a restart of any part of the gateway
 * (SEC-25, SEC-30, D-62). Thread-safe. Every method may block for the store and throws
 * {@link it.varco.api.store.StoreException} when it cannot be reached.
 */
@ProviderType
public interface Sessions {

    /** The session whose token the visit brings, if it is open; counts as use of it. */
    Optional<Session> find(Visit visit);

    /** All open sessions of the same person, the latest first. */
    List<OpenSession> openOf(Session session);

    /** The latest logins and refused attempts of the same person, the latest first; at most {@code limit}, 1 to 100. */
    List<PastLogin> latestLogins(Session session, int limit);

    /**
     * Ends an open session of the same person, from now on for every request.
     *
     * @param handle as {@link OpenSession#handle()} tells
     * @return whether there was such a session; the handle of another person's session is like one that never was
     */
    boolean end(Session session, String handle);
}
