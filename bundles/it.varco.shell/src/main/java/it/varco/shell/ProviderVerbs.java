package it.varco.shell;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import java.util.List;
import java.util.Map;

/** Plugins: who is here, switched off and on (UX-52). */
final class ProviderVerbs {

    static final String USAGE = "provider list | show ID | off ID | drain ID | on ID | undo ID | history ID"
            + "  [--kind credential] [--reason \"...\"]";

    private static final Map<String, String> STATES = Map.of("off", "OFF", "drain", "DRAINING", "on", "ON");

    private ProviderVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "show" -> show(desk);
            case "off", "drain", "on" -> turn(desk);
            case "undo" -> undo(desk);
            case "history" -> history(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void list(Desk desk) {
        desk.line().only(1);
        List<PluginStatus> all = Verdict.done(desk.room(Plugins.class).all(desk.caller()));
        desk.table(
                "There is no plugin.",
                List.of("KIND", "ID", "STATE", "SINCE", "CALLS", "REFUSALS", "FAILURES", "PROBLEM"),
                all.stream().map(ProviderVerbs::row).toList());
    }

    private static List<String> row(PluginStatus plugin) {
        PluginFigures figures = plugin.figures();
        return List.of(
                plugin.kind(),
                plugin.id(),
                Desk.word(plugin.state()),
                Desk.moment(plugin.since()),
                String.valueOf(figures.calls()),
                String.valueOf(figures.refusals()),
                String.valueOf(figures.failures()),
                plugin.problem().map(Sentence::toString).orElse(""));
    }

    private static void show(Desk desk) {
        desk.line().only(2, "kind");
        Plugins plugins = desk.room(Plugins.class);
        PluginStatus plugin = Verdict.done(plugins.one(desk.caller(), kind(desk), id(desk)));
        tell(desk, plugin);
        desk.say("bundle " + plugin.owner() + " " + plugin.version());
        PluginFigures figures = plugin.figures();
        desk.say("calls " + figures.calls() + ", refusals " + figures.refusals() + ", failures " + figures.failures()
                + ", mean " + figures.mean().toMillis() + " ms, longest "
                + figures.longest().toMillis() + " ms");
        plugin.problem().ifPresent(problem -> desk.say("PROBLEM: " + problem));
        Impact impact = Verdict.done(plugins.impact(desk.caller(), kind(desk), id(desk), "OFF"));
        desk.say("Off would affect: " + impact.sessions() + " open sessions (they go on), " + impact.logins()
                + " logins under way");
        if (!impact.closed().isEmpty()) {
            desk.say("It is the last way in for: "
                    + Desk.joined(impact.closed().stream().map(Desk::word).toList()));
        }
        if (!impact.unreachable().isEmpty()) {
            desk.say("No other way in reaches the level of: "
                    + Desk.joined(impact.unreachable().stream()
                            .map(OperationCard::name)
                            .toList()));
        }
        if (impact.pratiche() > 0) {
            desk.say("Dialogues under way with it: " + impact.pratiche() + " (they wait until it is back, or expire)");
        }
    }

    private static void turn(Desk desk) {
        desk.line().only(2, "kind", "reason");
        String wanted = STATES.getOrDefault(desk.line().verb(), "");
        tell(
                desk,
                Verdict.done(desk.room(Plugins.class)
                        .turn(
                                desk.caller(),
                                kind(desk),
                                id(desk),
                                wanted,
                                desk.line().reason(),
                                Plugins.ANY_VERSION)));
    }

    private static void undo(Desk desk) {
        desk.line().only(2, "kind", "reason");
        tell(
                desk,
                Verdict.done(desk.room(Plugins.class)
                        .undo(desk.caller(), kind(desk), id(desk), desk.line().reason(), Plugins.ANY_VERSION)));
    }

    private static void history(Desk desk) {
        desk.line().only(2, "kind");
        List<PastSwitch> past = Verdict.done(desk.room(Plugins.class).history(desk.caller(), kind(desk), id(desk)));
        desk.table(
                "It was never switched.",
                List.of("AT", "STATE", "BY", "REASON"),
                past.stream().map(ProviderVerbs::row).toList());
    }

    private static List<String> row(PastSwitch past) {
        return List.of(
                Desk.moment(past.at()),
                Desk.word(past.state()),
                past.by().map(CodiceFiscale::masked).orElseGet(() -> Desk.word(past.role())),
                past.reason());
    }

    private static void tell(Desk desk, PluginStatus plugin) {
        desk.say(plugin.kind() + " " + plugin.id() + " is " + Desk.word(plugin.state()) + " since "
                + Desk.moment(plugin.since())
                + plugin.reason().map(reason -> ": " + reason).orElse(""));
    }

    private static String kind(Desk desk) {
        return desk.line().option("kind", "credential");
    }

    private static String id(Desk desk) {
        return desk.line().word(1, "ID");
    }
}
