package it.varco.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Open sessions (D-62). */
@ProviderType
public interface SessionRepository {

    /** Keeps a new session. */
    void open(StoredSession session);

    /** The session under the hash of a token, expired or not. */
    Optional<StoredSession> find(Bytes token);

    /** All sessions of a person, expired or not, the latest opened first. */
    List<StoredSession> ofPerson(String personId);

    /** Notes the last use. Does nothing if the session has ended. */
    void touch(String handle, Instant at);

    /** Ends a session. Returns whether there was one. */
    boolean end(String handle);

    /**
     * Whether there is a session. Inside a transaction nobody else can end it until that is over; whoever is ending it
     * is waited for.
     */
    boolean hold(String handle);

    /** Deletes sessions last used before {@code idle} or opened before {@code opened}. */
    void sweep(Instant idle, Instant opened);

    /** The session under a handle, expired or not. */
    Optional<StoredSession> ofHandle(String handle);

    /** How many were opened by a provider after {@code opened} and used after {@code idle}. */
    long countOf(String provider, Instant idle, Instant opened);
}
