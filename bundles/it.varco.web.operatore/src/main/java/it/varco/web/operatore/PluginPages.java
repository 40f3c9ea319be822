package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.configuration.Configurations;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.Impact;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Channel;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin and its switch: whom a switch would affect is shown before it is asked for.
 *
 * @source UX-52, SEC-11
 */
final class PluginPages {

    private static final String VERSION = "versione";
    private static final String UNDO = "annulla";

    private static final String SERVICE = "service";

    /** Longest number that is read without a check. */
    private static final String NUMBER = "[0-9]{1,18}";

    private final Room<Plugins> plugins;
    private final Room<Gate> gate;
    private final Room<Configurations> names;

    PluginPages(Room<Plugins> plugins, Room<Gate> gate, Room<Configurations> names) {
        this.plugins = plugins;
        this.gate = gate;
        this.names = names;
    }

    List<Page> pages() {
        return List.of(Page.at(PluginRows.PAGE, Text.of("plugin.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(plugins.page(this::show))
                .sent(plugins.page(this::turn))
                .live(this::mark)
                .build());
    }

    private PageAnswer show(Plugins room, PageRequest request) {
        boolean list = Models.sent(request, PluginRows.ID).isEmpty();
        return page(room, request, list ? Again.NOTHING : Again.draft(request, Map.of()));
    }

    private PageAnswer page(Plugins room, PageRequest request, Again again) {
        Session caller = Models.caller(request);
        String id = Models.sent(request, PluginRows.ID);
        return id.isEmpty()
                ? Reply.to(room.all(caller), all -> list(all, caller, request))
                : Reply.to(
                        room.one(caller, Models.sent(request, PluginRows.KIND), id),
                        plugin -> one(room, caller, plugin, request, again));
    }

    private PageAnswer list(List<PluginStatus> all, Session caller, PageRequest request) {
        return new PageAnswer.Show(
                "console-plugins",
                Map.of(
                        "kinds", PluginRows.byKind(all, PluginNames.of(names, caller)),
                        "none", all.isEmpty(),
                        "waiting", DeliveryRows.waiting(gate, caller),
                        "notices", Done.notices(request)));
    }

    private String mark(PageRequest request) {
        String kind = Models.sent(request, PluginRows.KIND);
        String id = Models.sent(request, PluginRows.ID);
        return plugins.here()
                .flatMap(room -> request.session().flatMap(caller -> mark(room, caller, kind, id)))
                .orElse("");
    }

    /** Another one as soon as the list, or the page of one plugin, would look different. */
    private Optional<String> mark(Plugins room, Session caller, String kind, String id) {
        Optional<?> shown = id.isEmpty()
                ? Reply.result(room.all(caller))
                        .map(all ->
                                List.of(PluginRows.byKind(all, PluginNames.NONE), DeliveryRows.waiting(gate, caller)))
                : Reply.result(room.one(caller, kind, id))
                        .map(plugin -> List.of(PluginRows.row(plugin, PluginNames.NONE), delivery(plugin, caller)));
        return shown.map(model -> Integer.toHexString(model.hashCode()));
    }

    private PageAnswer one(Plugins room, Session caller, PluginStatus plugin, PageRequest request, Again again) {
        List<PastSwitch> history =
                Reply.result(room.history(caller, plugin.kind(), plugin.id())).orElse(List.of());
        List<Ask> forms = new ArrayList<>();
        List<Map<String, Object>> switches = new ArrayList<>();
        for (Turn turn : offered(plugin)) {
            Ask form = form(plugin, turn.act(), again);
            forms.add(form);
            switches.add(Map.of(
                    "act", turn.act(),
                    "more", more(plugin, turn),
                    "impact", impact(room, request, plugin, turn),
                    "form", form.model()));
        }
        Ask undo = form(plugin, UNDO, again);
        forms.add(undo);
        PluginNames called = PluginNames.of(names, caller);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Text.of("plugin.heading", called.of(plugin)));
        model.put("plugin", PluginRows.row(plugin, called));
        model.put("delivery", delivery(plugin, Models.caller(request)));
        model.put("switches", switches);
        model.put("fixed", switches.isEmpty());
        model.put("undo", history.isEmpty() ? false : Map.of("before", before(history), "form", undo.model()));
        model.put("history", PluginRows.history(history));
        model.put("anyHistory", !history.isEmpty());
        model.put("summary", Ask.summary(forms));
        model.put("notices", Done.notices(request));
        return again.show("console-plugin", model);
    }

    /** The delivery that a plugin came from; {@code false} for one of the gateway, or while nobody can tell. */
    private Object delivery(PluginStatus plugin, Session caller) {
        return gate.here().flatMap(room -> Reply.result(room.deliveries(caller))).stream()
                .flatMap(List::stream)
                .filter(delivery -> DeliveryRows.cameFrom(delivery, plugin))
                .findFirst()
                .<Object>map(DeliveryRows::row)
                .orElse(false);
    }

    /** The switches that would change something. */
    private static List<Turn> offered(PluginStatus plugin) {
        if (plugin.kind().equals(PluginRows.JAR)) {
            return List.of();
        }
        return switch (plugin.state()) {
            case ON -> List.of(Turn.DRAIN, Turn.OFF);
            case DRAINING -> List.of(Turn.ON, Turn.OFF);
            case OFF -> List.of(Turn.ON);
            case ABSENT, BROKEN -> List.of(Turn.OFF);
        };
    }

    private static Ask form(PluginStatus plugin, String act, Again again) {
        return new Ask(act, PluginRows.address(plugin.kind(), plugin.id()), again)
                .once()
                .carrying(VERSION, String.valueOf(plugin.switchVersion()))
                .field(Input.reason())
                .button(act, "plugin.act." + act, act.equals(Turn.OFF.act()) ? "danger" : "primary");
    }

    /** What a switch does: nobody signs in with a service. */
    private static Text more(PluginStatus plugin, Turn turn) {
        boolean differs = plugin.kind().equals(SERVICE) && turn != Turn.ON;
        return Text.of("plugin.act." + turn.act() + (differs ? ".service" : ".more"));
    }

    /** Whom a switch would affect; {@code false} for switching on, and where it cannot be told. */
    private static Object impact(Plugins room, PageRequest request, PluginStatus plugin, Turn turn) {
        return turn == Turn.ON
                ? false
                : Reply.result(room.impact(Models.caller(request), plugin.kind(), plugin.id(), turn.wanted()))
                        .<Object>map(impact -> impact(impact, plugin.kind(), request))
                        .orElse(false);
    }

    private static Map<String, Object> impact(Impact impact, String kind, PageRequest request) {
        List<Map<String, Object>> closed = impact.closed().stream()
                .filter(channel -> channel != Channel.MANAGEMENT)
                .map(channel -> Map.<String, Object>of("channel", Models.code(channel)))
                .toList();
        return Map.of(
                "counts", counts(impact, kind),
                "closed", closed,
                "unreachable",
                        impact.unreachable().stream()
                                .map(card -> request.words(card.owner(), card.label()))
                                .toList(),
                "console", impact.closed().contains(Channel.MANAGEMENT));
    }

    private static List<Text> counts(Impact impact, String kind) {
        return kind.equals(SERVICE)
                ? List.of(Models.count("plugin.impact.pratiche", impact.pratiche()))
                : List.of(
                        Models.count("plugin.impact.sessions", impact.sessions()),
                        Models.count("plugin.impact.logins", impact.logins()));
    }

    /** What undoing leads back to: a plugin that was switched once was on before. */
    private static String before(List<PastSwitch> history) {
        return Models.code(history.size() > 1 ? history.get(1).state() : PluginState.ON);
    }

    private PageAnswer turn(Plugins room, PageRequest request) {
        String act = Models.sent(request, Ask.ACT);
        String kind = Models.sent(request, PluginRows.KIND);
        String id = Models.sent(request, PluginRows.ID);
        String reason = Models.sent(request, "reason");
        String version = Models.sent(request, VERSION);
        if (!version.matches(NUMBER)) {
            return new PageAnswer.Missing();
        }
        Session caller = Models.caller(request);
        if (act.equals(UNDO)) {
            return Reply.to(
                    room.undo(caller, kind, id, reason, Long.parseLong(version)),
                    plugin -> Done.UNDONE.at(PluginRows.address(kind, id)).seeOther(),
                    wrong -> page(room, request, Again.wrong(act, request, wrong)));
        }
        for (Turn turn : Turn.values()) {
            if (turn.act().equals(act)) {
                return Reply.to(
                        room.turn(caller, kind, id, turn.wanted(), reason, Long.parseLong(version)),
                        plugin -> turn.done().at(PluginRows.address(kind, id)).seeOther(),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            }
        }
        return new PageAnswer.Missing();
    }

    /** A switch that can be asked for. */
    enum Turn {
        ON("accendi", PluginState.ON, Done.SWITCHED_ON),
        DRAIN("svuota", PluginState.DRAINING, Done.DRAINING),
        OFF("spegni", PluginState.OFF, Done.SWITCHED_OFF);

        private final String act;
        private final PluginState wanted;
        private final Done done;

        Turn(String act, PluginState wanted, Done done) {
            this.act = act;
            this.wanted = wanted;
            this.done = done;
        }

        String act() {
            return act;
        }

        String wanted() {
            return wanted.name();
        }

        Done done() {
            return done;
        }
    }
}
