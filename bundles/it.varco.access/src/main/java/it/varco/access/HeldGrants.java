package it.varco.access;

import it.varco.api.staff.StaffRole;
import it.varco.spi.store.StaffRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether a role that was granted is still held: asked at every request (SEC-32).
 *
 * <p>What the store said is remembered for a second, and forgotten at every change on this node, so the next request
 * sees a change here and a second later on other nodes (D-31). Only roles that are held come in, so nobody outside can
 * fill it. Thread-safe.
 */
final class HeldGrants {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final StaffRepository repository;
    private final Map<String, Instant> readAt = new HashMap<>();
    private long changes;

    HeldGrants(StaffRepository repository) {
        this.repository = repository;
    }

    boolean held(String grant, Instant at) {
        long mark;
        synchronized (this) {
            Instant read = readAt.get(grant);
            if (read != null && !at.isBefore(read) && at.isBefore(read.plus(REMEMBERED))) {
                return true;
            }
            mark = changes;
        }
        boolean held = repository
                .find(grant)
                .filter(role -> role.state().equals(StaffRole.State.HELD.name()))
                .isPresent();
        keep(grant, held, at, mark);
        return held;
    }

    /** To be called after a change of any role: from now on the store is asked. */
    synchronized void forget() {
        changes++;
        readAt.clear();
    }

    /** Nothing is kept that was read before a change: it may be what was changed. */
    private synchronized void keep(String grant, boolean held, Instant at, long mark) {
        if (!held) {
            readAt.remove(grant);
        } else if (mark == changes) {
            readAt.put(grant, at);
        }
    }
}
