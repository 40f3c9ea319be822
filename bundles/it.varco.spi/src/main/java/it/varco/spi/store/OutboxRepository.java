package it.varco.spi.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Messages until they are settled, and what became of them afterwards.
 *
 * <p>Of all messages of one queue only the first that waits can be leased, so their order is kept whatever node sends
 * them (REL-06); the place in a queue is that of the transaction that put the message in, and no matter of clocks. A
 * lease is compared and set: who holds none any more settles nothing (REL-07).
 */
@ProviderType
public interface OutboxRepository {

    /** The state of a message that is to be sent. */
    String WAITING = "WAITING";

    /**
     * Puts one in, behind all others of its queue. Until the transaction is over, others who put one into the same
     * queue wait.
     */
    void add(StoredMessage message);

    /**
     * Leases messages that wait, are due, and are the first of their queue that waits; the longest due first. Until
     * {@code now} plus {@code lease} nobody else gets them, unless they are settled before. One whose text was changed
     * behind the store is leased and left out, so that it holds up no queue but its own.
     *
     * @param media names of the media whose messages are wanted; nothing for none
     * @param token names the lease; random, up to 60 characters
     * @param limit most messages
     */
    List<StoredMessage> lease(Set<String> media, String token, Instant now, Duration lease, int limit);

    /**
     * Messages that could be leased at {@code now} if they went over one of these media, and have been due since before
     * {@code before}; the longest due first: those whose channel is not here. One that is left as it is comes again
     * each time; one that is settled with a later {@code due} does not until then.
     *
     * @param limit most messages
     */
    List<StoredMessage> stranded(Set<String> media, Instant before, Instant now, int limit);

    /**
     * Writes what became of one that was leased, and ends the lease: state, medium, attempts, due, changed, code, card
     * and body are taken from {@code next}. Where it still waits, those behind it wait too.
     *
     * @param token of the lease, which may be over as long as nobody else leased or changed the message since
     * @return whether the lease was still that; nothing is changed otherwise
     */
    boolean settle(StoredMessage next, String token, Instant now);

    /**
     * The same for one that nobody has leased at {@code now}. Where it waits again, it does so in its old place.
     *
     * @param read the same message as it was read
     * @return whether it was still as {@code read} and not leased; nothing is changed otherwise
     */
    boolean settle(StoredMessage next, StoredMessage read, Instant now);

    /** The one of that identifier. */
    Optional<StoredMessage> find(String id);

    /** Those of a pair, in the order in which they were put in. */
    List<StoredMessage> ofPair(String pair);

    /**
     * Those of a person, the latest first.
     *
     * @param before identifier of one of theirs before which to begin; empty for the latest
     */
    List<StoredMessage> ofPerson(String personId, String before, int limit);

    /**
     * Those in a state, in the order in which they were put in.
     *
     * @param after identifier behind which to go on, whatever state that one has by now; empty for the start
     */
    List<StoredMessage> inState(String state, String after, int limit);

    /** How many there are of each medium and state, but for those in {@code settled}. */
    List<OutboxFigure> figures(Set<String> settled);

    /**
     * Deletes what has not waited since before {@code before}, and erases bodies of what is in one of {@code spent}.
     *
     * @param spent names of states in which no body is needed any more
     */
    void sweep(Instant before, Set<String> spent);
}
