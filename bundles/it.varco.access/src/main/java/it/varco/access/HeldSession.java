package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.StoredSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open session in memory: what the store keeps, decoded, and when it was used last. Thread-safe. */
final class HeldSession {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSession.class);

    static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private final StoredSession stored;
    private final Holder holder;
    private final AtomicLong used; // milliseconds since the epoch, like the next
    private final AtomicLong written;

    HeldSession(StoredSession stored) {
        this.stored = stored;
        holder = Holder.decode(stored.identity());
        used = new AtomicLong(stored.lastUsedAt().toEpochMilli());
        written = new AtomicLong(stored.lastUsedAt().toEpochMilli());
    }

    /** What was kept; empty if another version of this room wrote it, so the person signs in again. */
    static Optional<HeldSession> read(StoredSession stored) {
        try {
            return Optional.of(new HeldSession(stored));
        } catch (IllegalStateException e) {
            LOG.warn("session cannot be read, it counts as ended handle={}", stored.handle());
            return Optional.empty();
        }
    }

    /** Lets the next use be written, because the last one could not be. */
    void notWritten() {
        written.set(0);
    }

    StoredSession stored() {
        return stored;
    }

    Holder holder() {
        return holder;
    }

    CodiceFiscale person() {
        return holder.identity().codiceFiscale();
    }

    Instant usedAt() {
        return Instant.ofEpochMilli(used.get());
    }

    /** Notes a use; tells whether it is time to let the store know (D-62). */
    boolean use(Instant at) {
        used.accumulateAndGet(at.toEpochMilli(), Math::max);
        long last = written.get();
        boolean due = !at.isBefore(Instant.ofEpochMilli(last).plus(BETWEEN_WRITES));
        return due && written.compareAndSet(last, at.toEpochMilli());
    }

    /** Whether it is open: used lately enough, and not too old (SEC-25). */
    boolean openAt(Instant now, Settings settings) {
        return settings.life(holder).open(stored.openedAt(), usedAt(), now);
    }
}
