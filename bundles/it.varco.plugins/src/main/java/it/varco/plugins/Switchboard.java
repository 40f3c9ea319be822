package it.varco.plugins;

import it.varco.api.plugin.PluginState;
import it.varco.api.store.StoreException;
import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How plugins are switched: what the store keeps, in memory. While it cannot be read, nothing is known to be on.
 * Thread-safe.
 */
final class Switchboard {

    /** How long a login under way may go on with a plugin that drains. @source D-43 */
    static final Duration DRAINING = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SwitchRepository store;
    private final Clock clock;
    private volatile @Nullable Map<Claims.Key, StoredSwitch> switches;
    private long nextTry = System.nanoTime(); // guarded by this
    private boolean complained; // guarded by this

    Switchboard(SwitchRepository store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Every switch; empty while they cannot be read, which is tried again once a second. */
    Optional<Map<Claims.Key, StoredSwitch>> all() {
        Map<Claims.Key, StoredSwitch> known = switches;
        return Optional.ofNullable(known == null ? read() : known);
    }

    private synchronized @Nullable Map<Claims.Key, StoredSwitch> read() {
        if (switches != null || System.nanoTime() - nextTry < 0) {
            return switches;
        }
        try {
            Map<Claims.Key, StoredSwitch> found = new HashMap<>();
            store.all().forEach(state -> found.put(new Claims.Key(state.kind(), state.id()), state));
            switches = Map.copyOf(found);
        } catch (StoreException e) {
            nextTry = System.nanoTime() + AGAIN.toNanos();
            if (!complained) {
                LOG.error("switches of plugins cannot be read, so none is offered code={}", e.code(), e);
                complained = true;
            }
        }
        return switches;
    }

    /** ON, DRAINING or OFF; empty while the switches cannot be read. */
    Optional<PluginState> state(Claims.Key key) {
        return all().map(known -> state(Optional.ofNullable(known.get(key))));
    }

    /** What a switch says now: without one ON, and after ten minutes DRAINING is OFF. */
    PluginState state(Optional<StoredSwitch> state) {
        return state.map(this::state).orElse(PluginState.ON);
    }

    private PluginState state(StoredSwitch state) {
        return switch (state.state()) {
            case "ON" -> PluginState.ON;
            case "DRAINING" -> clock.instant().isBefore(end(state)) ? PluginState.DRAINING : PluginState.OFF;
            default -> PluginState.OFF;
        };
    }

    /** Since when a switch says what it says now. */
    Instant since(StoredSwitch state) {
        boolean drained = state(state) == PluginState.OFF && state.state().equals("DRAINING");
        return drained ? end(state) : state.since();
    }

    private static Instant end(StoredSwitch state) {
        return state.since().plus(DRAINING);
    }

    /**
     * Changes a switch: in the store first, then for every call from now on. Where the store knows a later one, that is
     * read and takes effect instead.
     *
     * @param write keeps the switch in the store, committed when it returns; whether it fitted
     * @return whether it fitted
     */
    synchronized boolean turn(StoredSwitch state, BooleanSupplier write) {
        if (!write.getAsBoolean()) {
            switches = null; // somebody else switched
            return false;
        }
        Map<Claims.Key, StoredSwitch> known = switches;
        if (known != null) {
            Map<Claims.Key, StoredSwitch> next = new HashMap<>(known);
            next.put(new Claims.Key(state.kind(), state.id()), state);
            switches = Map.copyOf(next);
        }
        return true;
    }
}
