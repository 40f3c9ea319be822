package it.varco.access;

import it.varco.spi.store.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The sessions used lately, by the hash of their token.
 *
 * <p>At most 20 000; the least recently used gives way and is read from the store again when needed. Only sessions that
 * the store holds come in, so nobody outside can fill it (SEC-48).
 *
 * <p>A session that is about to end in a transaction of somebody else is in doubt: until that is over for certain, the
 * store is asked about it each time. Thread-safe.
 */
final class SessionCache {

    /** Longer than any transaction takes, with its waits for locks and its repetitions. */
    static final Duration DOUBT = Duration.ofMinutes(10);

    private static final int MOST = 20_000;

    private final Map<String, Bytes> byHandle = new HashMap<>();
    private final Map<Bytes, HeldSession> byToken = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Instant> doubted = new HashMap<>();
    private long drops;

    synchronized Optional<HeldSession> find(Bytes token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** To be taken before the store is read, and given to {@link #keep} afterwards. */
    synchronized long mark() {
        return drops;
    }

    /**
     * Keeps what was read from the store, unless it is in doubt, or a session ended since {@code mark}: it may be that
     * one.
     */
    synchronized void keep(HeldSession session, long mark) {
        if (mark != drops || doubted.containsKey(session.stored().handle())) {
            return;
        }
        byToken.put(session.stored().token(), session);
        byHandle.put(session.stored().handle(), session.stored().token());
        if (byToken.size() > MOST) {
            HeldSession eldest = byToken.values().iterator().next();
            byToken.remove(eldest.stored().token());
            byHandle.remove(eldest.stored().handle());
        }
    }

    synchronized void drop(String handle) {
        drops++;
        Bytes token = byHandle.remove(handle);
        if (token != null) {
            byToken.remove(token);
        }
    }

    /** Asks the store about a session each time, as long as the transaction that ends it may still fail. */
    synchronized void doubt(String handle, Instant now) {
        doubted.put(handle, now.plus(DOUBT));
        drop(handle);
    }

    /** Forgets doubts about transactions that are over for certain. */
    synchronized void settle(Instant now) {
        doubted.values().removeIf(end -> !now.isBefore(end));
    }

    synchronized void keepOnly(Predicate<HeldSession> wanted) {
        byToken.values().removeIf(held -> {
            boolean unwanted = !wanted.test(held);
            if (unwanted) {
                byHandle.remove(held.stored().handle());
            }
            return unwanted;
        });
    }

    synchronized long count(Predicate<HeldSession> wanted) {
        return byToken.values().stream().filter(wanted).count();
    }
}
