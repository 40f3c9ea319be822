package it.varco.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.store.BlockRepository;
import it.varco.spi.store.Reservation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is examined or blocked until when. */
final class MemoryBlocks implements BlockRepository {

    private final Map<String, Instant> until = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public synchronized Reservation reserve(String provider, CodiceFiscale person, Instant now, Instant lease) {
        String key = key(provider, person);
        Instant known = until.getOrDefault(key, Instant.MIN);
        if (known.isAfter(now)) {
            return new Reservation.Blocked(known);
        }
        String token = String.valueOf(count.incrementAndGet());
        until.put(key, lease);
        tokens.put(key, token);
        return new Reservation.Held(key, token);
    }

    private static String key(String provider, CodiceFiscale person) {
        return provider + ' ' + person.value();
    }

    /** Until when somebody is examined or blocked. */
    synchronized Instant until(String operation, CodiceFiscale person) {
        return until.getOrDefault(key(Outcomes.trailName(operation), person), Instant.MIN);
    }

    @Override
    public synchronized void block(Reservation.Held reservation, Instant end) {
        until.merge(reservation.key(), end, (one, other) -> holds(reservation) || one.isBefore(other) ? end : one);
        tokens.remove(reservation.key());
    }

    @Override
    public synchronized boolean release(Reservation.Held reservation) {
        boolean held = holds(reservation);
        if (held) {
            until.remove(reservation.key());
            tokens.remove(reservation.key());
        }
        return held;
    }

    private boolean holds(Reservation.Held reservation) {
        return reservation.token().equals(tokens.get(reservation.key()));
    }

    @Override
    public synchronized void sweep(Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
    }
}
