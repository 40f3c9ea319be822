package it.varco.plugins;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.access.Reason;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StoredSwitch;
import it.varco.spi.store.SwitchRepository;
import it.varco.spi.store.Transactions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a switch for somebody who may: row and record in one transaction, then for every call from now on. */
final class Switching {

    private static final Logger LOG = LoggerFactory.getLogger(Switching.class);

    private final Switchboard switches;
    private final SwitchRepository store;
    private final Transactions transactions;
    private final PersonRepository people;
    private final AuditTrail trail;

    Switching(
            Switchboard switches,
            SwitchRepository store,
            Transactions transactions,
            PersonRepository people,
            AuditTrail trail) {
        this.switches = switches;
        this.store = store;
        this.transactions = transactions;
        this.people = people;
        this.trail = trail;
    }

    /** A switch as it was asked for. */
    record Wish(Caller caller, Claims.Key key, PluginState wanted, Reason reason, boolean undo) {}

    /** The state that somebody typed; empty unless it is one to which a plugin can be switched. */
    static Optional<PluginState> state(String typed) {
        return switch (typed) {
            case "ON" -> Optional.of(PluginState.ON);
            case "OFF" -> Optional.of(PluginState.OFF);
            case "DRAINING" -> Optional.of(PluginState.DRAINING);
            default -> Optional.empty();
        };
    }

    /** What is wrong with a state that was typed. */
    static List<Flaw> flawsOfState(String typed) {
        if (state(typed).isPresent()) {
            return List.of();
        }
        Flaw.Kind kind = typed.isEmpty() ? Flaw.Kind.MISSING : Flaw.Kind.CHOICE;
        return List.of(new Flaw("state", kind, "ON|OFF|DRAINING"));
    }

    /** The switches of a plugin, the latest first. */
    List<StoredSwitch> history(Claims.Key key, int limit) {
        return store.history(key.kind(), key.id(), limit);
    }

    /**
     * Turns the switch; in effect when this returns.
     *
     * @param expected version that the caller saw, or {@link Plugins#ANY_VERSION}
     * @return whether it was turned; otherwise somebody else switched it meanwhile
     */
    boolean turn(Wish wish, long expected) {
        int tries = expected == Plugins.ANY_VERSION ? 3 : 1;
        for (int attempt = 0; attempt < tries; attempt++) {
            long last = last(wish.key());
            boolean fits = expected == Plugins.ANY_VERSION || expected == last;
            if (fits && turned(wish, last + 1)) {
                LOG.info(
                        "plugin switched kind={} id={} state={}",
                        wish.key().kind(),
                        wish.key().id(),
                        wish.wanted());
                return true;
            }
        }
        return false;
    }

    private long last(Claims.Key key) {
        return history(key, 1).stream()
                .mapToLong(StoredSwitch::version)
                .findFirst()
                .orElse(0);
    }

    private boolean turned(Wish wish, long version) {
        Caller caller = wish.caller();
        String by =
                transactions.run(() -> caller.codiceFiscale().map(people::idOf).orElse(""));
        StoredSwitch state = new StoredSwitch(
                wish.key().kind(),
                wish.key().id(),
                version,
                wish.wanted().name(),
                wish.reason().text(),
                caller.visit().at(),
                by,
                caller.role().name());
        return switches.turn(
                state,
                () -> transactions.run(() -> {
                    boolean put = store.put(state);
                    if (put) {
                        trail.record(record(wish));
                    }
                    return put;
                }));
    }

    private static AuditEvent record(Wish wish) {
        AuditEvent.Builder record = AuditEvent.of(
                        wish.caller().visit().at(), Administration.PLUGINS_SWITCH.name(), Outcome.DONE)
                .caller(wish.caller())
                .detail("kind", wish.key().kind())
                .detail("id", wish.key().id())
                .detail("state", wish.wanted().name())
                .detail("reason", wish.reason().text());
        return (wish.undo() ? record.detail("undo", "true") : record).build();
    }

    /** Answers that a rule stands against taking a switch back, and records that it was tried. */
    Administered<PluginStatus> contrary(Caller caller, Claims.Key key, Reason reason, String rule) {
        trail.record(AuditEvent.of(caller.visit().at(), Administration.PLUGINS_SWITCH.name(), Outcome.REFUSED)
                .caller(caller)
                .detail("kind", key.kind())
                .detail("id", key.id())
                .detail("undo", "true")
                .detail("reason", reason.text())
                .detail("rule", rule)
                .build());
        return new Administered.Contrary<>(rule);
    }

    /** Who has an identifier; empty for none. */
    Optional<CodiceFiscale> person(String id) {
        return id.isEmpty() ? Optional.empty() : people.find(id);
    }

    /** The answer where something typed is wrong. */
    static Administered<PluginStatus> invalid(List<Flaw> flaws) {
        return new Administered.Invalid<>(List.copyOf(flaws));
    }
}
