package it.varco.tck.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.NotificationChannel;
import it.varco.tck.InMemoryRecordStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel with a small world around it, as {@link NotificationChannelContract} needs it: its carrier, which a test
 * can switch, and where it keeps something.
 *
 * <p>One fixture serves one test and is closed after it; its carrier is up at first. What a channel has nothing of
 * keeps its default; the rule that would need it is then skipped with a visible reason.
 */
public interface NotificationChannelFixture extends AutoCloseable {

    /** A new instance at each call, all of them in the same world: same carrier, same records, same configuration. */
    NotificationChannel channel();

    /**
     * Brings the carrier into a condition, in which it stays.
     *
     * @return whether a carrier of this kind can be so; otherwise it stays as it is. Always true of {@link Carrier#UP}
     */
    boolean carrier(Carrier condition);

    /** Everything the carrier took charge of so far, in any order; as often as it did. */
    List<Arrival> arrivals();

    /** An address that the carrier takes; another number is another address, 0 to 99. */
    default String address(Medium medium, int person) {
        return ScriptedEnvelope.address(medium, person);
    }

    /**
     * Lets the carrier tell later what became of an envelope that was accepted (NC-10).
     *
     * @return whether a carrier of this kind ever does
     */
    default boolean report(String key, boolean arrived) {
        return false;
    }

    /** The records of the channel, if it keeps any (NC-06, NC-07). */
    default Optional<InMemoryRecordStore> records() {
        return Optional.empty();
    }

    /** Where the channel keeps files, apart from where its carrier fetches them (NC-07). */
    default List<Path> folders() {
        return List.of();
    }

    /** Rules that the channel cannot meet, each with the reason; their tests are skipped and show it. */
    default Map<NotificationRule, String> exempt() {
        return Map.of();
    }

    /** Ends what {@link #channel} began. */
    @Override
    default void close() {}
}
