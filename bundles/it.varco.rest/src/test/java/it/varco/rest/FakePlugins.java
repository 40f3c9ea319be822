package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class FakePlugins implements Plugins {

    static final Status PIN =
            new Status("credential", "pin", "it.varco.credential.pin", "1.0.0", PluginState.ON, House.THEN, 3, "", "");

    final List<PluginStatus> all = new ArrayList<>();

    private final House house;

    FakePlugins(House house) {
        this.house = house;
    }

    @Override
    public Administered<List<PluginStatus>> all(Caller caller) {
        return house.act(
                caller,
                Administration.PLUGINS_VIEW,
                "looked at plugins",
                () -> new Administered.Done<>(List.copyOf(all)));
    }

    @Override
    public Administered<PluginStatus> one(Caller caller, String kind, String id) {
        return house.act(
                caller, Administration.PLUGINS_VIEW, "looked at " + id, () -> with(kind, id, Administered.Done::new));
    }

    @Override
    public Administered<List<PastSwitch>> history(Caller caller, String kind, String id) {
        return house.act(
                caller,
                Administration.PLUGINS_VIEW,
                "looked at history of " + id,
                () -> with(
                        kind,
                        id,
                        found -> new Administered.Done<>(List.of(
                                new Past(
                                        PluginState.OFF,
                                        "maintenance",
                                        Optional.of(House.SOMEBODY),
                                        Role.AMMINISTRATORE),
                                new Past(PluginState.ON, "it is over", Optional.empty(), Role.SERVICE_ACCOUNT)))));
    }

    @Override
    public Administered<Impact> impact(Caller caller, String kind, String id, String wanted) {
        return house.act(
                caller,
                Administration.PLUGINS_VIEW,
                "impact of " + id + " " + wanted,
                () -> with(
                        kind, id, found -> new Administered.Done<>(new Affected(12, 2, List.of(Channel.MANAGEMENT)))));
    }

    @Override
    public Administered<PluginStatus> turn(
            Caller caller, String kind, String id, String wanted, String reason, long expected) {
        return house.act(
                caller,
                Administration.PLUGINS_SWITCH,
                kind + "/" + id + " " + wanted + " " + reason.strip(),
                () -> new Typed()
                        .choice("state", wanted, "ON|OFF|DRAINING")
                        .reason(reason)
                        .then(() -> with(kind, id, found -> switched(found, wanted, reason, expected))));
    }

    @Override
    public Administered<PluginStatus> undo(Caller caller, String kind, String id, String reason, long expected) {
        return house.act(
                caller,
                Administration.PLUGINS_SWITCH,
                kind + "/" + id + " undone " + reason.strip(),
                () -> new Typed()
                        .reason(reason)
                        .then(() -> with(kind, id, found -> switched(found, "ON", reason, expected))));
    }

    @Override
    public boolean developmentMode() {
        return false;
    }

    private <T> Administered<T> with(String kind, String id, Function<PluginStatus, Administered<T>> act) {
        return all.stream()
                .filter(each -> each.kind().equals(kind) && each.id().equals(id))
                .findFirst()
                .map(act)
                .orElseGet(Administered.Unknown::new);
    }

    private static Administered<PluginStatus> switched(PluginStatus is, String wanted, String reason, long expected) {
        if (expected != ANY_VERSION && expected != is.switchVersion()) {
            return new Administered.Outdated<>();
        }
        return new Administered.Done<>(new Status(
                is.kind(),
                is.id(),
                is.owner(),
                is.version(),
                PluginState.valueOf(wanted),
                is.since(),
                is.switchVersion() + 1,
                reason.strip(),
                ""));
    }

    /** A plugin whose reason and problem may be empty. */
    record Status(
            String kind,
            String id,
            String owner,
            String version,
            PluginState state,
            Instant since,
            long switchVersion,
            String why,
            String trouble)
            implements PluginStatus {

        @Override
        public PluginFigures figures() {
            return new Figures(412, 9, 1, Duration.ofNanos(41_300_999), Duration.ofMillis(187));
        }

        @Override
        public Optional<String> reason() {
            return why.isEmpty() ? Optional.empty() : Optional.of(why);
        }

        @Override
        public Optional<Sentence> problem() {
            return trouble.isEmpty() ? Optional.empty() : Optional.of(Sentence.quoted(trouble));
        }
    }

    private record Figures(long calls, long refusals, long failures, Duration mean, Duration longest)
            implements PluginFigures {}

    private record Affected(long sessions, long logins, List<Channel> closed) implements Impact {

        @Override
        public List<OperationCard> unreachable() {
            return List.of(new Operation("pin.change", "it.varco.credential.pin", Text.of("a"), Text.of("b")));
        }

        @Override
        public long pratiche() {
            return 4;
        }
    }

    private record Operation(String name, String owner, Text label, Text description) implements OperationCard {}

    private record Past(PluginState state, String reason, Optional<CodiceFiscale> by, Role role) implements PastSwitch {

        @Override
        public Instant at() {
            return House.THEN;
        }
    }
}
