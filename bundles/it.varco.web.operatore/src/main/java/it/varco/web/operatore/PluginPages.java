package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
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

    /** What offers nothing cannot be switched. */
    private static final String OFFERS_NOTHING = "bundle";

    /** Longest number that is read without a check. */
    private static final String NUMBER = "[0-9]{1,18}";

    private final Room<Plugins> plugins;

    PluginPages(Room<Plugins> plugins) {
        this.plugins = plugins;
    }

    List<Page> pages() {
        return List.of(Page.at(PluginRows.PAGE, Text.of("plugin.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(plugins.page((room, request) -> page(room, request, Again.NOTHING)))
                .sent(plugins.page(PluginPages::turn))
                .live(this::mark)
                .build());
    }

    private static PageAnswer page(Plugins room, PageRequest request, Again again) {
        Session caller = Models.caller(request);
        String id = Models.sent(request, PluginRows.ID);
        return id.isEmpty()
                ? Reply.to(room.all(caller), all -> list(all, request))
                : Reply.to(
                        room.one(caller, Models.sent(request, PluginRows.KIND), id),
                        plugin -> one(room, caller, plugin, request, again));
    }

    private static PageAnswer list(List<PluginStatus> all, PageRequest request) {
        return new PageAnswer.Show(
                "console-plugins",
                Map.of(
                        "kinds", PluginRows.byKind(all),
                        "none", all.isEmpty(),
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
    private static Optional<String> mark(Plugins room, Session caller, String kind, String id) {
        Optional<?> shown = id.isEmpty()
                ? Reply.result(room.all(caller)).map(PluginRows::byKind)
                : Reply.result(room.one(caller, kind, id)).map(PluginRows::row);
        return shown.map(model -> Integer.toHexString(model.hashCode()));
    }

    private static PageAnswer one(Plugins room, Session caller, PluginStatus plugin, PageRequest request, Again again) {
        List<PastSwitch> history =
                Reply.result(room.history(caller, plugin.kind(), plugin.id())).orElse(List.of());
        List<Ask> forms = new ArrayList<>();
        List<Map<String, Object>> switches = new ArrayList<>();
        for (Turn turn : offered(plugin)) {
            Ask form = form(plugin, turn.act(), again);
            forms.add(form);
            switches.add(Map.of(
                    "act", turn.act(),
                    "impact", impact(room, caller, plugin, turn),
                    "form", form.model()));
        }
        Ask undo = form(plugin, UNDO, again);
        forms.add(undo);
        Map<String, Object> model = new HashMap<>();
        model.put("plugin", PluginRows.row(plugin));
        model.put("switches", switches);
        model.put("fixed", switches.isEmpty());
        model.put("undo", history.isEmpty() ? false : Map.of("before", before(history), "form", undo.model()));
        model.put("history", PluginRows.history(history));
        model.put("anyHistory", !history.isEmpty());
        model.put("summary", Ask.summary(forms));
        model.put("notices", Done.notices(request));
        return again.show("console-plugin", model);
    }

    /** The switches that would change something. */
    private static List<Turn> offered(PluginStatus plugin) {
        if (plugin.kind().equals(OFFERS_NOTHING)) {
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
        return new Ask(act, PluginRows.PAGE, again)
                .carrying(PluginRows.KIND, plugin.kind())
                .carrying(PluginRows.ID, plugin.id())
                .carrying(VERSION, String.valueOf(plugin.switchVersion()))
                .field(Input.reason())
                .button(act, "plugin.act." + act, act.equals(Turn.OFF.act()) ? "danger" : "primary");
    }

    /** Whom a switch would affect; {@code false} for switching on, and where it cannot be told. */
    private static Object impact(Plugins room, Session caller, PluginStatus plugin, Turn turn) {
        return turn == Turn.ON
                ? false
                : Reply.result(room.impact(caller, plugin.kind(), plugin.id(), turn.wanted()))
                        .<Object>map(PluginPages::impact)
                        .orElse(false);
    }

    private static Map<String, Object> impact(Impact impact) {
        List<Map<String, Object>> closed = impact.closed().stream()
                .filter(channel -> channel != Channel.MANAGEMENT)
                .map(channel -> Map.<String, Object>of("channel", Models.code(channel)))
                .toList();
        return Map.of(
                "sessions", Models.count("plugin.impact.sessions", impact.sessions()),
                "logins", Models.count("plugin.impact.logins", impact.logins()),
                "closed", closed,
                "console", impact.closed().contains(Channel.MANAGEMENT));
    }

    /** What undoing leads back to: a plugin that was switched once was on before. */
    private static String before(List<PastSwitch> history) {
        return Models.code(history.size() > 1 ? history.get(1).state() : PluginState.ON);
    }

    private static PageAnswer turn(Plugins room, PageRequest request) {
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
