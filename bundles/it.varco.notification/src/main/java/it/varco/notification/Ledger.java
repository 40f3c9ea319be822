package it.varco.notification;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.session.Caller;
import it.varco.spi.store.OutboxRepository;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of messages: the message and the record in the trail in one transaction, or neither. No record and
 * no line of the log holds more of a message than key, owner, kind, medium, channel, masked address and a code.
 *
 * @source NOT-27, AUD-05, REL-06
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Transactions transactions;
    private final OutboxRepository outbox;
    private final PersonRepository people;
    private final AuditTrail trail;
    private final Figures figures;

    Ledger(
            Transactions transactions,
            OutboxRepository outbox,
            PersonRepository people,
            AuditTrail trail,
            Figures figures) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.people = people;
        this.trail = trail;
        this.figures = figures;
    }

    /** Puts new ones in, in order, as part of the transaction under way or in one of its own. */
    void add(List<Entry> entries) {
        transactions.run(() -> {
            for (Entry entry : entries) {
                outbox.add(entry.row());
                record(entry);
            }
            return entries;
        });
    }

    /**
     * Writes what became of one that is leased.
     *
     * @return whether the lease was still good; nothing is changed or recorded otherwise
     */
    boolean settle(Entry next, String token, Instant now) {
        return settled(next, now, () -> outbox.settle(next.row(), token, now));
    }

    /**
     * Writes what became of one that nobody has leased.
     *
     * @return whether it was still as it was read; nothing is changed or recorded otherwise
     */
    boolean settle(Entry next, Entry read, Instant now) {
        return settled(next, now, () -> outbox.settle(next.row(), read.row(), now));
    }

    private boolean settled(Entry next, Instant now, BooleanSupplier settle) {
        boolean settled = transactions.run(() -> {
            boolean held = settle.getAsBoolean();
            if (held) {
                record(next);
            }
            return held;
        });
        if (!settled) {
            LOG.warn("message was settled by somebody else key={}", next.row().id());
        } else if (next.state() != State.WAITING) {
            figures.settled(next, now);
            told(next);
        }
        return settled;
    }

    /** Tells that a channel was given one, and that it waits again. */
    void again(Entry next) {
        figures.again(next);
        told(next);
    }

    /**
     * Writes what somebody made of one; empty if it was changed meanwhile.
     *
     * @param next under another key it is put in as another one, and the one that was read is closed
     */
    Optional<Entry> settle(Entry next, Entry read, Caller caller, String operation, String reason) {
        Instant now = caller.visit().at();
        boolean another = !next.row().id().equals(read.row().id());
        Entry then = another ? read.ended(State.CLOSED, read.row().code(), now) : next;
        return transactions.run(() -> {
            if (!outbox.settle(then.row(), read.row(), now)) {
                return Optional.empty();
            }
            AuditEvent.Builder event =
                    AuditEvent.of(now, operation, Outcome.DONE).caller(caller);
            described(event, then).detail("reason", reason);
            if (another) {
                outbox.add(next.row());
                event.detail("anew", next.row().id());
            }
            trail.record(event.build());
            return Optional.of(next);
        });
    }

    /** Records that a rule of the house stood against what somebody wanted to make of one. */
    void refused(Entry entry, Caller caller, String operation, String reason, String rule) {
        AuditEvent.Builder event =
                AuditEvent.of(caller.visit().at(), operation, Outcome.REFUSED).caller(caller);
        trail.record(described(event, entry)
                .detail("reason", reason)
                .detail("rule", rule)
                .build());
    }

    /** Writes one that nothing happened to but that its text is gone. */
    void erase(Entry next, Entry read, Instant now) {
        outbox.settle(next.row(), read.row(), now);
    }

    private void record(Entry entry) {
        Instant at = entry.row().changed();
        switch (entry.state()) {
            case SENT, TAKEN -> record(AuditEvent.of(at, "message.sent", Outcome.DONE), entry);
            case DELIVERED -> record(AuditEvent.of(at, "message.delivered", Outcome.DONE), entry);
            case UNDELIVERED, NO_CONTACT, LAPSED ->
                record(AuditEvent.of(at, "message.undelivered", Outcome.UNAVAILABLE), entry);
            case STOPPED -> record(AuditEvent.of(at, "message.undelivered", Outcome.REFUSED), entry);
            case WAITING, CLOSED -> {
                // the one is not over; the other is somebody's act
            }
        }
    }

    private void record(AuditEvent.Builder event, Entry entry) {
        trail.record(described(event, entry).build());
    }

    private AuditEvent.Builder described(AuditEvent.Builder event, Entry entry) {
        people.find(entry.row().personId()).ifPresent(event::about);
        Map<String, String> details = Map.of(
                "key", entry.row().id(),
                "owner", entry.row().owner(),
                "kind", entry.row().kind(),
                "medium", entry.row().medium(),
                "channel", entry.card().channel(),
                "address", entry.card().address(),
                "code", entry.row().code());
        details.forEach((name, value) -> {
            if (!value.isEmpty()) {
                event.detail(name, value);
            }
        });
        return event;
    }

    private static void told(Entry entry) {
        LOG.info(
                "message key={} owner={} kind={} state={} medium={} channel={} address={} code={} attempts={}",
                entry.row().id(),
                entry.row().owner(),
                entry.row().kind(),
                entry.state(),
                entry.row().medium(),
                entry.card().channel(),
                entry.card().address(),
                entry.row().code(),
                entry.row().attempts());
    }
}
