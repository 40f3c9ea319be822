package it.varco.plugins;

import it.varco.api.access.Decision;
import it.varco.api.access.Operation;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.plugin.PluginState;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a switch for somebody who may: row and record in one transaction, then for every call from now on. */
final class Switching {

    static final Operation SWITCH =
            Operation.named("plugins.switch").role(Role.SERVICE_ACCOUNT).build();

    private static final Logger LOG = LoggerFactory.getLogger(Switching.class);
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;

    private final Switchboard switches;
    private final SwitchRepository store;
    private final Transactions transactions;
    private final AuditTrail trail;

    Switching(Switchboard switches, SwitchRepository store, Transactions transactions, AuditTrail trail) {
        this.switches = switches;
        this.store = store;
        this.transactions = transactions;
        this.trail = trail;
    }

    /** @throws IllegalArgumentException if no switch can be in that state, or the reason is too short or too long */
    static void check(PluginState wanted, String reason) {
        boolean state = wanted == PluginState.ON || wanted == PluginState.OFF || wanted == PluginState.DRAINING;
        if (!state || reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "switch: expected ON, OFF or DRAINING and a reason of 3 to 200 characters");
        }
    }

    /**
     * Asks whether the caller may switch.
     *
     * @param decide asks access control; empty while nobody can be asked, which is a no
     * @return the rule that forbids it; empty if it is permitted
     */
    static Optional<String> forbidden(Function<Operation, Optional<Decision>> decide) {
        Optional<Decision> decision = decide.apply(SWITCH);
        if (decision.isEmpty()) {
            return Optional.of("access.unavailable");
        }
        if (decision.get() instanceof Decision.Refused refused) {
            return Optional.of(refused.rule());
        }
        return decision.get().granted() ? Optional.empty() : Optional.of("access.level");
    }

    /** Turns the switch; in effect when this returns. */
    void turn(Caller caller, Claims.Key key, PluginState wanted, String reason) {
        StoredSwitch state = new StoredSwitch(
                key.kind(), key.id(), wanted.name(), reason, caller.visit().at());
        AuditEvent record = AuditEvent.of(caller.visit().at(), SWITCH.name(), Outcome.DONE)
                .caller(caller)
                .detail("kind", key.kind())
                .detail("id", key.id())
                .detail("state", wanted.name())
                .detail("reason", reason)
                .build();
        switches.turn(
                state,
                () -> transactions.run(() -> {
                    store.put(state);
                    trail.record(record);
                    return state;
                }));
        LOG.info("plugin switched kind={} id={} state={}", key.kind(), key.id(), wanted);
    }
}
