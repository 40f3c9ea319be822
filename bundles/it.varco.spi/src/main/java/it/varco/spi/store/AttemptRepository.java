package it.varco.spi.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Logins under way (D-47). */
@ProviderType
public interface AttemptRepository {

    /**
     * Keeps a new attempt. Where its browser then has more than {@code most} that are not expired, the oldest ones go.
     *
     * @param most 1 or more
     */
    void open(StoredAttempt attempt, int most);

    /** An attempt that has not expired at {@code now}. */
    Optional<StoredAttempt> find(String id, Instant now);

    /**
     * Puts a later step in the place of an earlier one, if that is still the step in {@code expected}.
     *
     * @return whether it was; of several calls with the same {@code expected}, one is told so
     */
    boolean advance(StoredAttempt next, int expected);

    /**
     * Ends an attempt, if it is still at the step in {@code expected}.
     *
     * @return whether it was
     */
    boolean close(String id, int expected);

    /** Ends all of a person, whatever step they are at. Returns how many. */
    int endOf(String personId);

    /** Ends all of a browser, whatever step they are at. Returns how many. */
    int endOfBrowser(Bytes browser);

    /** Deletes what expired before {@code now}. */
    void sweep(Instant now);

    /** How many are under way with a provider and have not expired at {@code now}. */
    long countOf(String provider, Instant now);
}
