package it.varco.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Dialogues with services that are under way. */
@ProviderType
public interface PraticaRepository {

    /**
     * Keeps a new one. Where its person then has more than {@code most} that are not expired, the oldest ones go.
     *
     * @param most 1 or more
     */
    void open(StoredPratica pratica, int most);

    /** One that has not expired at {@code now}. */
    Optional<StoredPratica> find(String id, Instant now);

    /** Those of a person that have not expired at {@code now}, the latest first. */
    List<StoredPratica> ofPerson(String personId, Instant now);

    /**
     * Puts a later step in the place of an earlier one, if that is still the step in {@code expected}.
     *
     * @return whether it was; of several calls with the same {@code expected}, one is told so
     */
    boolean advance(StoredPratica next, int expected);

    /**
     * Ends one, if it is still at the step in {@code expected}.
     *
     * @return whether it was
     */
    boolean close(String id, int expected);

    /**
     * How many with a service have not expired at {@code now}.
     *
     * @param service identifier of the service
     */
    long countOf(String service, Instant now);

    /** Deletes what expired before {@code now}. */
    void sweep(Instant now);
}
