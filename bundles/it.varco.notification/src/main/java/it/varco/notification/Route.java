package it.varco.notification;

import it.varco.api.notification.Mask;
import it.varco.api.notification.Medium;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens to a message next. Decides and does nothing.
 *
 * <p>The media of a message are gone through forwards, each once: the next one is taken where the person has no contact
 * of the one before, or its channel certainly did not send it, or is not here for long. Once nobody knows whether a
 * channel sent it, no other is given it. Of a pair no two go over one medium or to one address, and none goes before
 * the one before it did. What is of no use any more goes nowhere.
 *
 * @source NOT-25, NOT-26, PIN-19, REL-06
 */
final class Route {

    static final String NO_CONTACT = "notification.no-contact";
    static final String NO_CHANNEL = "notification.no-channel";
    static final String PAIR = "notification.pair";
    static final String LATE = "notification.late";

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Addresses addresses;
    private final Backoff backoff;
    private final Duration patience;
    private final Duration fallback;

    /**
     * @param patience after which a message becomes a task, counted from its first attempt
     * @param fallback after which another medium is taken where no channel is here
     */
    Route(Addresses addresses, Backoff backoff, Duration patience, Duration fallback) {
        this.addresses = addresses;
        this.backoff = backoff;
        this.patience = patience;
        this.fallback = fallback;
    }

    /** What to do with a message whose turn has come. */
    sealed interface Turn {

        /** Give it to the channel of its medium, for this address. */
        record Send(Entry entry, String address) implements Turn {}

        /** Do not send it now; this became of it. */
        record Settle(Entry next) implements Turn {}
    }

    /** A medium with the address there. */
    private record Way(Medium medium, String address) {}

    /** A message that comes in. */
    Entry entered(Entry fresh, Instant now) {
        return way(fresh, fresh.media(), List.of())
                .map(way -> over(fresh, way, now))
                .orElseGet(() -> nowhere(fresh, now));
    }

    /** What has been due since before this is to go over another medium where no channel is here. */
    Instant strandedBefore(Instant now) {
        return now.minus(fallback);
    }

    /**
     * Its turn has come.
     *
     * @param channel which carries its medium now
     * @param earlier those of its pair that were put in before it
     */
    Turn turn(Entry entry, ChannelDescriptor channel, List<Entry> earlier, Instant now) {
        Optional<Entry> held = held(entry, earlier, now);
        if (held.isPresent()) {
            return new Turn.Settle(held.get());
        }
        Optional<Way> way = way(entry, from(entry, 0), earlier);
        if (way.isEmpty()) {
            return new Turn.Settle(nowhere(entry, now));
        }
        Entry next = over(entry, way.get(), now);
        if (entry.medium().equals(next.medium())) {
            if (entry.doubtful() && !entry.card().channel().equals(channel.id())) {
                return new Turn.Settle(awaiting(entry, now));
            }
            Card to = next.card(); // what was tried over this medium stays as it is
            return new Turn.Send(new Entry(entry.row(), to), way.get().address());
        }
        return new Turn.Settle(entry.doubtful() ? entry.failed(NO_CONTACT, now) : next);
    }

    /** Why it is not sent now: of no use any more, or its pair wants it to wait or to be stopped; else empty. */
    private static Optional<Entry> held(Entry entry, List<Entry> earlier, Instant now) {
        if (!now.isBefore(entry.card().until())) {
            return Optional.of(entry.failed(LATE, now));
        }
        if (earlier.stream()
                .anyMatch(other ->
                        other.state() != State.WAITING && !other.state().handedOver())) {
            return Optional.of(entry.ended(State.STOPPED, PAIR, now));
        }
        return earlier.stream()
                .filter(other -> other.state() == State.WAITING)
                .map(other -> other.row().due())
                .max(Comparator.naturalOrder())
                .map(due -> entry.until((due.isAfter(now) ? due : now).plus(PAUSE)));
    }

    /** Another channel carries its medium, and the one that was given it may have sent it. */
    private Entry awaiting(Entry entry, Instant now) {
        Instant due = now.plus(backoff.after(entry.row().attempts()));
        return spent(entry.card().since(), now) ? entry.failed(NO_CHANNEL, now) : entry.until(due);
    }

    /** The one place where the answer of a channel is taken apart. */
    Entry answered(Entry entry, ChannelDescriptor channel, Delivery delivery, List<Entry> earlier, Instant now) {
        if (delivery instanceof Delivery.Accepted) {
            boolean later = channel.tellsLater() && !entry.row().secret();
            return entry.taken(channel.id(), later ? State.TAKEN : State.SENT, now);
        }
        if (delivery instanceof Delivery.Rejected rejected) {
            return refused(entry.refused(channel.id(), rejected.code()), earlier, now);
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            Instant due = now.plus(backoff.after(entry.row().attempts() + 1));
            Entry next = entry.doubted(channel.id(), unknown.code(), due, now);
            return spent(next.card().since(), now) ? next.failed(unknown.code(), now) : next;
        }
        throw new IllegalStateException("delivery: expected a variant of the contract");
    }

    private Entry refused(Entry entry, List<Entry> earlier, Instant now) {
        if (entry.doubtful()) {
            return nowhere(entry, now);
        }
        return way(entry, from(entry, 1), earlier)
                .map(way -> over(entry, way, now))
                .orElseGet(() -> nowhere(entry, now));
    }

    /**
     * Its channel is not here.
     *
     * @param here media whose channels are
     * @return waiting as before where it stays, only that nobody has to look at it soon
     */
    Entry stranded(Entry entry, List<Entry> earlier, Collection<Medium> here, Instant now) {
        Optional<Entry> held = held(entry, earlier, now);
        if (held.isPresent()) {
            return held.get();
        }
        List<Medium> others = from(entry, 1).stream().filter(here::contains).toList();
        Optional<Way> way = entry.doubtful() ? Optional.empty() : way(entry, others, earlier);
        if (way.isPresent()) {
            return over(entry, way.get(), now);
        }
        Instant since = entry.doubtful() ? entry.card().since() : entry.row().changed();
        return spent(since, now) ? entry.failed(NO_CHANNEL, now) : entry.until(now);
    }

    /** Its carrier told what became of it. */
    static Entry reported(Entry entry, Report report, Instant now) {
        return report.arrived() ? entry.ended(State.DELIVERED, report.code(), now) : entry.lost(report.code(), now);
    }

    private boolean spent(Instant since, Instant now) {
        return !now.isBefore(since.plus(patience));
    }

    /** Its media from the present one on, without the first few. */
    private static List<Medium> from(Entry entry, int skipped) {
        List<Medium> media = entry.media();
        int at = entry.medium().map(media::indexOf).orElse(0);
        return media.subList(Math.min(at + skipped, media.size()), media.size());
    }

    private Optional<Way> way(Entry entry, List<Medium> media, List<Entry> earlier) {
        Set<String> taken = earlier.stream().map(other -> other.row().medium()).collect(Collectors.toSet());
        return media.stream()
                .filter(medium -> !taken.contains(medium.name()))
                .flatMap(medium -> entry.address(medium, addresses).map(address -> new Way(medium, address)).stream())
                .filter(way ->
                        earlier.stream().noneMatch(other -> other.card().trace().equals(trace(entry, way.address()))))
                .findFirst();
    }

    private static Entry over(Entry entry, Way way, Instant now) {
        String masked = Mask.masked(way.medium(), way.address());
        return entry.over(way.medium(), entry.card().to(masked, trace(entry, way.address())), now);
    }

    private static Entry nowhere(Entry entry, Instant now) {
        if (entry.tried()) {
            return entry.failed(entry.row().code(), now);
        }
        return entry.nowhere(entry.card().required() ? State.UNDELIVERED : State.NO_CONTACT, NO_CONTACT, now);
    }

    /** The same for equal addresses of one pair, and tells nobody which. */
    private static String trace(Entry entry, String address) {
        if (entry.row().pair().isEmpty()) {
            return "";
        }
        String told = entry.row().pair() + '\n' + address.strip().toLowerCase(Locale.ROOT);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java", e);
        }
    }
}
