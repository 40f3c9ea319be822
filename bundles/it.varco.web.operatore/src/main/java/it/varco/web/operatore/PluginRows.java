package it.varco.web.operatore;

import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.plugin.PastSwitch;
import it.varco.api.plugin.PluginFigures;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plugins, under the names that the templates use. */
final class PluginRows {

    static final String PAGE = Address.HOUSE + "/plugin";
    static final String KIND = "tipo";
    static final String ID = "id";

    /** Kind of a jar that offers nothing. */
    static final String JAR = "bundle";

    /** Kinds that have a text {@code plugin.kind.<kind>}; another is shown as it is. */
    static final Set<String> KINDS = Set.of("credential", "service", "channel", "archive", JAR);

    private PluginRows() {}

    static Address address(String kind, String id) {
        return Address.of(PAGE).with(KIND, kind).with(ID, id);
    }

    /** One table for each kind, in the order in which the room tells them. */
    static List<Map<String, Object>> byKind(List<PluginStatus> plugins, PluginNames names) {
        Map<String, List<Map<String, Object>>> kinds = new LinkedHashMap<>();
        plugins.forEach(plugin ->
                kinds.computeIfAbsent(plugin.kind(), kind -> new ArrayList<>()).add(row(plugin, names)));
        List<Map<String, Object>> tables = new ArrayList<>();
        kinds.forEach((kind, rows) -> tables.add(Map.of("code", kind, "label", kind(kind), "rows", rows)));
        return tables;
    }

    static Map<String, Object> row(PluginStatus plugin, PluginNames names) {
        PluginFigures figures = plugin.figures();
        Map<String, Object> row = new HashMap<>();
        row.put("row", name(plugin.kind() + "-" + plugin.id()));
        row.put("kind", plugin.kind());
        row.put("kindLabel", kind(plugin.kind()));
        row.put("id", plugin.id());
        row.put("name", names.of(plugin));
        row.put("technical", names.of(plugin).equals(plugin.id()) ? "" : plugin.id());
        row.put("owner", plugin.owner());
        row.put("version", plugin.version());
        row.putAll(state(plugin.state()));
        row.put("since", plugin.since());
        row.put("sinceIso", Models.iso(plugin.since()));
        row.put("calls", String.valueOf(figures.calls()));
        row.put("refusals", String.valueOf(figures.refusals()));
        row.put("failures", String.valueOf(figures.failures()));
        row.put("mean", Models.milliseconds(figures.mean()));
        row.put("longest", Models.milliseconds(figures.longest()));
        row.put("reason", plugin.reason().orElse(""));
        row.put("problem", plugin.problem().orElse(Sentence.nothing()));
        row.put("url", address(plugin.kind(), plugin.id()).link());
        return row;
    }

    static List<Map<String, Object>> history(List<PastSwitch> history) {
        List<Map<String, Object>> rows = new ArrayList<>(history.size());
        for (PastSwitch past : history) {
            Map<String, Object> row = new HashMap<>(state(past.state()));
            row.put("at", past.at());
            row.put("atIso", Models.iso(past.at()));
            row.put("who", Models.who(past.by(), past.role()));
            row.put("reason", past.reason());
            rows.add(row);
        }
        return rows;
    }

    /** A state as code, icon and tone; its word is {@code plugin.state.<state>}. */
    private static Map<String, Object> state(PluginState state) {
        String look = switch (state) {
            case ON -> "it-check-circle success";
            case DRAINING -> "it-clock warning";
            case OFF -> "it-ban secondary";
            case ABSENT -> "it-help-circle secondary";
            case BROKEN -> "it-error danger";
        };
        String[] parts = look.split(" ", 2);
        return Map.of("state", Models.code(state), "icon", parts[0], "tone", parts[1]);
    }

    /** A name for a part of the page, so that it stays the same part while the page follows what it shows. */
    static String name(String text) {
        return "riga-" + text.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static Object kind(String kind) {
        return KINDS.contains(kind) ? Text.of("plugin.kind." + kind) : kind;
    }
}
