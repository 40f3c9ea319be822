package it.varco.api.session;

import it.varco.api.access.Administered;
import it.varco.api.identity.CodiceFiscale;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sessions people have open.
 *
 * <p>A session is found by the token of the visit alone. It ends by logout, by the person elsewhere, after 15 minutes
 * without use, after 8 hours, or when the person opens a sixth one; it outlives a restart of any part of the gateway
 * (SEC-25, SEC-30, D-62). One of staff ends after 10 minutes without use, an administrator's after an hour.
 * Thread-safe. Every method may block for the store and throws {@link it.varco.api.store.StoreException} when it cannot
 * be reached.
 */
@ProviderType
public interface Sessions {

    /**
     * The session whose token the visit brings, if it is open; counts as use of it unless {@link Visit#background}.
     *
     * <p>A session of staff is open as long as the role is held (SEC-32), and only on the channel it was opened on.
     * None is found as long as its person has not said in which of several roles they act (ROL-02).
     */
    Optional<Session> find(Visit visit);

    /**
     * The roles in which the person of the visit's token may act with the proof they gave, as the store knows it now;
     * several where there is a choice to make, or to make anew. Empty without an open session, and on the public site.
     *
     * @source ROL-02
     */
    List<Role> roles(Visit visit);

    /**
     * Goes on in a role: the session that the visit's token opened ends, and one in that role takes its place, with the
     * same proof and the same beginning. Recorded.
     *
     * @return what opens it; empty, and nothing was done, for a role that {@link #roles} does not tell
     */
    Optional<SessionToken> act(Visit visit, Role role);

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

    /**
     * Whether the session is still open, as the store knows it now, and stays so until the end of the transaction of
     * the calling thread (SEC-25, SEC-32): for the room that commits what was done in it.
     *
     * @param session as {@link #find} gave it for this request
     * @throws IllegalArgumentException if {@code session} was not found here
     */
    boolean stillOpen(Session session);

    /**
     * Ends every other open session of the same person, on every channel, and the logins under way of which it is known
     * that they are theirs (SEC-10); each session that ends is recorded.
     *
     * <p>For the room that commits {@link it.varco.api.store.Effects#endsOtherSessions}: it takes part in the
     * transaction of the calling thread, and where that fails all of them stay open. Nothing is left to do once it is
     * committed: from then on every request is refused.
     *
     * @param session as {@link #find} gave it for this request; it stays open
     * @return how many ended
     * @throws IllegalArgumentException if {@code session} was not found here
     */
    int endOthers(Session session);

    /**
     * Ends every open session of a person, on every channel, and the logins under way of which it is known that they
     * are theirs (SEC-10), because their credential changed without them being signed in; each session that ends is
     * recorded.
     *
     * <p>Takes part in the transaction of the calling thread, as {@link #endOthers} does.
     *
     * @param visit the request of whoever brought that about, or what stands for it
     * @return how many ended
     */
    int endAll(CodiceFiscale person, Visit visit);

    /**
     * All open sessions of anybody, the latest first, if the caller may do {@code sessions.view}; recorded, with whose.
     *
     * @param codiceFiscale as typed
     */
    Administered<List<OpenSession>> openOf(Caller caller, String codiceFiscale);

    /**
     * Ends an open session of anybody, if the caller may do {@code sessions.end}; recorded, with whose and why.
     *
     * @param reason 3 to 200 characters
     */
    Administered<OpenSession> end(Caller caller, String handle, String reason);
}
