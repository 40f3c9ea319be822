package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.configuration.Configurations;
import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Session;
import it.varco.api.staff.FirstStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The house at a glance: what is broken first, then every plugin with its figures.
 *
 * @source UX-51, UX-57
 */
final class HousePages {

    private static final String PLUGINS = "plugins";
    private static final String MESSAGES = "messages";

    /** What is examined and has texts {@code health.name.<name>}, {@code .effect} and {@code .todo}. */
    static final Set<String> EXAMINED = Set.of(
            "store",
            "trail",
            "clock",
            "access",
            "certificates",
            "credentials",
            PLUGINS,
            "configuration",
            "first-start",
            MESSAGES);

    /** Where it stands what is the matter with which plugin. */
    private static final List<Map<String, Object>> TO_PLUGINS = List.of(
            link(PluginRows.PAGE, Text.of("house.plugins.link")),
            link(DeliveryRows.PAGE, Text.of("delivery.waiting.link")));

    /** Where it stands what is the matter with which message. */
    private static final List<Map<String, Object>> TO_MESSAGES = List.of(
            link(MessagePages.PAGE, Text.of("messages.title")), link(WordingPages.PAGE, Text.of("wording.title")));

    private final Room<Health> health;
    private final Room<Plugins> plugins;
    private final Room<Gate> gate;
    private final Room<FirstStart> start;
    private final Room<Configurations> names;

    HousePages(
            Room<Health> health,
            Room<Plugins> plugins,
            Room<Gate> gate,
            Room<FirstStart> start,
            Room<Configurations> names) {
        this.health = health;
        this.plugins = plugins;
        this.gate = gate;
        this.start = start;
        this.names = names;
    }

    List<Page> pages() {
        return List.of(Page.at(Address.HOUSE, Text.of("house.title"))
                .operation(Administration.CONSOLE)
                .shown(this::house)
                .live(this::mark)
                .build());
    }

    /** Shown without the room of plugins too: it is here that one looks when something is missing. */
    private PageAnswer house(PageRequest request) {
        Session caller = Models.caller(request);
        Optional<Plugins> room = plugins.here();
        return room.isEmpty()
                ? new PageAnswer.Show("console-house", model(List.of(), PluginNames.NONE, true, false))
                : Reply.to(
                        room.get().all(caller),
                        all -> new PageAnswer.Show(
                                "console-house",
                                model(all, PluginNames.of(names, caller), false, DeliveryRows.waiting(gate, caller))));
    }

    /** Another one as soon as the page would look different. */
    private String mark(PageRequest request) {
        List<PluginStatus> all = plugins.here()
                .flatMap(room -> request.session().flatMap(caller -> Reply.result(room.all(caller))))
                .orElse(List.of());
        Object waiting = request.session()
                .<Object>map(caller -> DeliveryRows.waiting(gate, caller))
                .orElse(false);
        return Integer.toHexString(
                model(all, PluginNames.NONE, plugins.here().isEmpty(), waiting).hashCode());
    }

    private Map<String, Object> model(List<PluginStatus> all, PluginNames called, boolean absent, Object waiting) {
        Optional<HealthReport> report = health.here().map(Health::ready);
        List<Finding> findings = report.map(HealthReport::findings).orElse(List.of());
        List<Map<String, Object>> broken = broken(findings, all, called);
        List<Map<String, Object>> well = findings.stream()
                .filter(is(Condition.GREEN))
                .map(finding -> Map.of("name", name(finding.name())))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "ready",
                report.<Object>map(found -> condition(found.condition())).orElse(false));
        model.put("broken", broken);
        model.put("anyBroken", !broken.isEmpty());
        model.put("well", well);
        model.put("anyWell", !well.isEmpty());
        model.put("kinds", PluginRows.byKind(all, called));
        model.put("absent", absent);
        model.put("waiting", waiting);
        model.put(
                "closed",
                start.here().map(room -> room.stage() != FirstStart.Stage.OVER).orElse(false));
        return model;
    }

    /** What does not work, then what should be looked at. */
    private static List<Map<String, Object>> broken(
            List<Finding> findings, List<PluginStatus> all, PluginNames called) {
        return Stream.of(
                        findings.stream().filter(is(Condition.RED)).map(HousePages::finding),
                        all.stream()
                                .filter(plugin -> plugin.state() == PluginState.BROKEN)
                                .map(plugin -> plugin(plugin, called)),
                        findings.stream().filter(is(Condition.YELLOW)).map(HousePages::finding))
                .flatMap(rows -> rows)
                .toList();
    }

    private static Predicate<Finding> is(Condition condition) {
        return finding -> finding.condition() == condition;
    }

    private static Map<String, Object> finding(Finding finding) {
        String of = EXAMINED.contains(finding.name()) ? finding.name() : "other";
        Map<String, Object> row = new HashMap<>(condition(finding.condition()));
        row.put("row", PluginRows.name("salute-" + finding.name()));
        row.put("name", name(finding.name()));
        row.put("why", finding.why());
        row.put("effect", Text.of("health.effect." + of));
        row.put("todo", Text.of("health.todo." + of));
        row.put("links", links(of));
        return row;
    }

    private static List<Map<String, Object>> links(String examined) {
        return switch (examined) {
            case PLUGINS -> TO_PLUGINS;
            case MESSAGES -> TO_MESSAGES;
            default -> List.of();
        };
    }

    private static Map<String, Object> plugin(PluginStatus plugin, PluginNames called) {
        Map<String, Object> row = new HashMap<>(condition(Condition.RED));
        row.put("row", PluginRows.name("guasto-" + plugin.kind() + "-" + plugin.id()));
        row.put("name", called.of(plugin));
        row.put("why", plugin.problem().orElse(Sentence.nothing()));
        row.put("effect", Text.of("health.effect.plugin"));
        row.put("todo", Text.of("health.todo.plugin"));
        row.put(
                "links",
                List.of(link(
                        PluginRows.address(plugin.kind(), plugin.id()).link(),
                        Text.of("house.broken.link", called.of(plugin)))));
        return row;
    }

    private static Map<String, Object> link(String url, Text label) {
        return Map.of("url", url, "label", label);
    }

    /** A condition as code, icon and tone; its word is {@code health.condition.<condition>}. */
    private static Map<String, Object> condition(Condition condition) {
        return switch (condition) {
            case GREEN -> Map.of("condition", "green", "icon", "it-check-circle", "tone", "success");
            case YELLOW -> Map.of("condition", "yellow", "icon", "it-warning-circle", "tone", "warning");
            case RED -> Map.of("condition", "red", "icon", "it-error", "tone", "danger");
        };
    }

    private static Object name(String examined) {
        return EXAMINED.contains(examined) ? Text.of("health.name." + examined) : examined;
    }
}
