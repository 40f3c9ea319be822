package it.varco.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The bearer tokens of programs (D-46). */
@ProviderType
public interface ApplicationRepository {

    /** Those that have not expired at {@code now}, by name. */
    List<StoredApplication> all(Instant now);

    /** The one under the hash of a token, unless it expired. */
    Optional<StoredApplication> find(Bytes token, Instant now);

    /**
     * Keeps a new one.
     *
     * @return whether its name was free among those that have not expired; nothing is kept otherwise
     */
    boolean add(StoredApplication application, Instant now);

    /** Ends one. Returns it as it was, if it was there. */
    Optional<StoredApplication> end(String id);

    /** Notes the last use. Does nothing if it has ended. */
    void touch(String id, Instant at);

    /** Deletes what expired before {@code now}. */
    void sweep(Instant now);
}
