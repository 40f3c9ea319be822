package it.varco.plugins;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.access.Reason;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import it.varco.spi.store.StoredSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The acts of administration on plugins: each is decided first, then done, and recorded where it changes something. */
final class AdministeredPlugins implements Plugins {

    private static final int HISTORY = 50;
    private static final String REASON = "reason";

    private final Supplier<List<PluginStatus>> roll;
    private final Function<Claims.Key, Optional<PluginStatus>> find;
    private final Switching switching;
    private final Impacts impacts;
    private final boolean development;
    private final BiFunction<Caller, Operation, Decision> access;

    /**
     * @param roll every plugin
     * @param find the plugin with an identifier
     * @param access access control; a refusal while it is not here
     */
    AdministeredPlugins(
            Supplier<List<PluginStatus>> roll,
            Function<Claims.Key, Optional<PluginStatus>> find,
            Switching switching,
            Impacts impacts,
            boolean development,
            BiFunction<Caller, Operation, Decision> access) {
        this.roll = roll;
        this.find = find;
        this.switching = switching;
        this.impacts = impacts;
        this.development = development;
        this.access = access;
    }

    /** A switch as it is told. */
    private record Told(PluginState state, String reason, Instant at, Optional<CodiceFiscale> by, Role role)
            implements PastSwitch {}

    @Override
    public Administered<List<PluginStatus>> all(Caller caller) {
        return Administered.ifGranted(view(caller), () -> new Administered.Done<>(roll.get()));
    }

    @Override
    public Administered<PluginStatus> one(Caller caller, String kind, String id) {
        return known(view(caller), new Claims.Key(kind, id), Administered.Done::new);
    }

    @Override
    public Administered<List<PastSwitch>> history(Caller caller, String kind, String id) {
        Claims.Key key = new Claims.Key(kind, id);
        return known(
                view(caller),
                key,
                status -> new Administered.Done<>(
                        switching.history(key, HISTORY).stream().map(this::told).toList()));
    }

    private PastSwitch told(StoredSwitch stored) {
        return new Told(
                Switching.state(stored.state()).orElse(PluginState.OFF),
                stored.reason(),
                stored.since(),
                switching.person(stored.by()),
                Role.valueOf(stored.role()));
    }

    @Override
    public Administered<Impact> impact(Caller caller, String kind, String id, String wanted) {
        Claims.Key key = new Claims.Key(kind, id);
        return known(
                view(caller),
                key,
                status -> Switching.state(wanted)
                        .<Administered<Impact>>map(state -> new Administered.Done<>(
                                impacts.of(key, state, caller.visit().at())))
                        .orElseGet(() -> new Administered.Invalid<>(Switching.flawsOfState(wanted))));
    }

    @Override
    public Administered<PluginStatus> turn(
            Caller caller, String kind, String id, String wanted, String reason, long expected) {
        Claims.Key key = new Claims.Key(kind, id);
        return known(change(caller), key, status -> {
            if (kind.equals(Status.BUNDLE)) {
                return new Administered.Unknown<>(); // there is nothing in it yet that could be switched
            }
            List<Flaw> flaws = new ArrayList<>(Switching.flawsOfState(wanted));
            Reason.flaw(REASON, reason).ifPresent(flaws::add);
            Optional<PluginState> state = Switching.state(wanted);
            Optional<Reason> why = Reason.parse(reason);
            return state.isPresent() && why.isPresent()
                    ? turned(new Switching.Wish(caller, key, state.get(), why.get(), false), expected)
                    : Switching.invalid(flaws);
        });
    }

    @Override
    public Administered<PluginStatus> undo(Caller caller, String kind, String id, String reason, long expected) {
        Claims.Key key = new Claims.Key(kind, id);
        return known(change(caller), key, status -> {
            Optional<Reason> why = Reason.parse(reason);
            List<StoredSwitch> last = switching.history(key, 2);
            if (why.isEmpty()) {
                return Switching.invalid(Reason.flaw(REASON, reason).stream().toList());
            }
            if (last.isEmpty()) {
                return switching.contrary(caller, key, why.get(), "plugins.nothing-to-undo");
            }
            PluginState before = last.size() < 2
                    ? PluginState.ON
                    : Switching.state(last.get(1).state()).orElse(PluginState.OFF);
            // what was read here has to be what is taken back
            long read = last.get(0).version();
            return expected == ANY_VERSION || expected == read
                    ? turned(new Switching.Wish(caller, key, before, why.get(), true), read)
                    : new Administered.Outdated<>();
        });
    }

    private Administered<PluginStatus> turned(Switching.Wish wish, long expected) {
        if (!switching.turn(wish, expected)) {
            return new Administered.Outdated<>();
        }
        return find.apply(wish.key())
                .<Administered<PluginStatus>>map(Administered.Done::new)
                .orElseGet(Administered.Unknown::new);
    }

    @Override
    public boolean developmentMode() {
        return development;
    }

    /** Does something with a plugin that is known, if it was permitted. */
    private <T> Administered<T> known(Decision decision, Claims.Key key, Function<PluginStatus, Administered<T>> act) {
        return Administered.ifGranted(decision, () -> find.apply(key).map(act).orElseGet(Administered.Unknown::new));
    }

    private Decision view(Caller caller) {
        return access.apply(caller, Administration.PLUGINS_VIEW);
    }

    private Decision change(Caller caller) {
        return access.apply(caller, Administration.PLUGINS_SWITCH);
    }
}
