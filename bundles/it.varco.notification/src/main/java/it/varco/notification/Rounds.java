package it.varco.notification;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.notification.Medium;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Report;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked after now and then: channels that tell something, messages whose channel is away, what is over. */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** How long a text is kept for somebody who may still need it. */
    private static final Duration TEXT = Duration.ofDays(30);

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int PAGE = 100;
    private static final int STRANDED = 500;

    private final OutboxRepository outbox;
    private final Channels channels;
    private final Route route;
    private final Ledger ledger;
    private final Figures figures;
    private final AuditTrail trail;
    private final Period retention;

    Rounds(
            OutboxRepository outbox,
            Channels channels,
            Route route,
            Ledger ledger,
            Figures figures,
            AuditTrail trail,
            Period retention) {
        this.outbox = outbox;
        this.channels = channels;
        this.route = route;
        this.ledger = ledger;
        this.figures = figures;
        this.trail = trail;
        this.retention = retention;
    }

    /** Finds another medium for what waits too long for one, counts. Waits for no channel. */
    void look(Instant now) {
        stranded(channels.here().keySet(), now);
        figures.outbox(outbox.figures(State.settled()));
    }

    /**
     * Listens to all channels that are here: one that carries nothing any more may know of what it was given before.
     * What one of them does costs no other.
     */
    void listen(Instant now) {
        Map<String, Integer> strays = new TreeMap<>();
        for (ChannelDescriptor channel : channels.all()) {
            try {
                listen(channel, now, () -> strays.merge(channel.id(), 1, Integer::sum));
            } catch (StoreException e) {
                LOG.warn("reports are asked for again channel={} code={}", channel.id(), e.code());
            } catch (RuntimeException e) {
                LOG.error(
                        "reports could not be handled, they are asked for again channel={} thrown={}",
                        channel.id(),
                        e.getClass().getName());
            }
        }
        if (!strays.isEmpty()) {
            LOG.warn("reports about messages that the channel was not given channels={}", strays);
        }
    }

    /** @param stray told of each report about a message that this channel was not given */
    private void listen(ChannelDescriptor channel, Instant now, Runnable stray) {
        List<Report> kept = channels.reports(channel).stream()
                .filter(report -> kept(report, channel, now, stray))
                .toList();
        if (!kept.isEmpty()) {
            channels.noted(channel, kept);
        }
    }

    /** Whether it need not be told again; of a message that still waits the outcome of its dispatch is kept first. */
    private boolean kept(Report report, ChannelDescriptor channel, Instant now, Runnable stray) {
        Optional<Entry> found = outbox.find(report.key()).map(Entry::of);
        if (found.isEmpty() || !found.get().card().channel().equals(channel.id())) {
            stray.run();
            return found.isEmpty() || found.get().state() != State.WAITING;
        }
        return switch (found.get().state()) {
            case WAITING -> false;
            case SENT, TAKEN -> ledger.settle(Route.reported(found.get(), report, now), found.get(), now);
            case UNDELIVERED ->
                found.get().card().lost()
                        || !found.get().doubtful()
                        || ledger.settle(Route.reported(found.get(), report, now), found.get(), now);
            case DELIVERED, CLOSED, NO_CONTACT, LAPSED, STOPPED -> true;
        };
    }

    private void stranded(Set<Medium> here, Instant now) {
        Set<String> names = here.stream().map(Medium::name).collect(Collectors.toSet());
        for (StoredMessage row : outbox.stranded(names, route.strandedBefore(now), now, STRANDED)) {
            Entry entry = Entry.of(row);
            ledger.settle(route.stranded(entry, Courier.earlier(outbox, entry), here, now), entry, now);
        }
    }

    /** Erases the texts that nobody needs any more, and forgets what was settled long ago (SEC-55). */
    void sweep(Instant now) {
        int erased = erase(State.TAKEN, State.SENT, now) + erase(State.UNDELIVERED, State.UNDELIVERED, now);
        outbox.sweep(now.atZone(ROME).minus(retention).toInstant(), State.spent());
        trail.record(AuditEvent.of(now, "message.sweep", Outcome.DONE)
                .detail("erased", String.valueOf(erased))
                .build());
    }

    private int erase(State state, State then, Instant now) {
        int erased = 0;
        String after = "";
        List<StoredMessage> page;
        do {
            page = outbox.inState(state.name(), after, PAGE);
            for (StoredMessage row : page) {
                after = row.id();
                Entry entry = Entry.of(row);
                if (!entry.isErased() && row.changed().plus(TEXT).isBefore(now)) {
                    ledger.erase(entry.erased(then), entry, now);
                    erased++;
                }
            }
        } while (page.size() == PAGE);
        return erased;
    }
}
