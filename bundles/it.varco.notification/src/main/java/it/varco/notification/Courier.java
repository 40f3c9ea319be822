package it.varco.notification;

import it.varco.api.notification.Medium;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message on its way: decides where to, gives it to the channel outside of any transaction, writes what came
 * of it. Thread-safe.
 */
final class Courier {

    static final String FAULT = "notification.fault";

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final OutboxRepository outbox;
    private final Route route;
    private final Packing packing;
    private final Channels channels;
    private final Ledger ledger;
    private final Clock clock;

    Courier(OutboxRepository outbox, Route route, Packing packing, Channels channels, Ledger ledger, Clock clock) {
        this.outbox = outbox;
        this.route = route;
        this.packing = packing;
        this.channels = channels;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Makes of what is written what a channel carries. */
    @FunctionalInterface
    interface Packing {

        /**
         * Packs one.
         *
         * @param address where to
         * @param key of the message
         * @param entered when it was put into the outbox
         */
        Content content(Medium medium, Written written, String address, String key, Instant entered);
    }

    /**
     * Does what is to be done with one that is leased.
     *
     * @param token of the lease
     * @return whether something came of it; otherwise it is as it was, lease included, and the channel takes nothing
     *     just now
     */
    boolean carry(StoredMessage leased, ChannelDescriptor channel, String token) {
        Entry entry = Entry.of(leased);
        List<Entry> earlier = earlier(outbox, entry);
        Route.Turn turn = route.turn(entry, channel, earlier, clock.instant());
        if (turn instanceof Route.Turn.Settle settle) {
            ledger.settle(settle.next(), token, clock.instant());
            return true;
        }
        Route.Turn.Send send = (Route.Turn.Send) turn;
        Optional<Parcel> parcel = packed(send, channel.medium());
        if (parcel.isEmpty()) {
            Entry failed = send.entry().failed(FAULT, clock.instant());
            ledger.settle(failed, token, clock.instant());
            return true;
        }
        Optional<Delivery> delivery = channels.send(channel, parcel.get());
        if (delivery.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Entry next = route.answered(send.entry(), channel, delivery.get(), earlier, now);
        if (ledger.settle(next, token, now) && next.state() == State.WAITING) {
            ledger.again(next);
        }
        return true;
    }

    /** Gives one back that nothing was done with. */
    void giveBack(StoredMessage leased, String token) {
        outbox.settle(leased, token, clock.instant());
    }

    /** Those of its pair that were put in before it; one that was sent anew under another key, as that one. */
    static List<Entry> earlier(OutboxRepository outbox, Entry entry) {
        return entry.row().pair().isEmpty()
                ? List.of()
                : ofPair(outbox, entry.row().pair()).stream()
                        .takeWhile(other -> !other.place().equals(entry.place()))
                        .toList();
    }

    /** A pair in the order in which it was put in; one that was sent anew under another key, in its first place. */
    static List<Entry> ofPair(OutboxRepository outbox, String pair) {
        Map<String, Entry> places = new LinkedHashMap<>();
        outbox.ofPair(pair).stream().map(Entry::of).forEach(entry -> places.put(entry.place(), entry));
        return List.copyOf(places.values());
    }

    /** Empty where it cannot be made: then no later attempt would do better. */
    private Optional<Parcel> packed(Route.Turn.Send send, Medium medium) {
        StoredMessage row = send.entry().row();
        try {
            Written written = Body.decode(row.body());
            Content content = packing.content(medium, written, send.address(), row.id(), row.entered());
            return Optional.of(
                    new Parcel(row.id(), send.address(), content, written.language(), row.entered(), row.secret()));
        } catch (RuntimeException e) {
            LOG.error(
                    "message cannot be packed key={} kind={} thrown={}",
                    row.id(),
                    row.kind(),
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
