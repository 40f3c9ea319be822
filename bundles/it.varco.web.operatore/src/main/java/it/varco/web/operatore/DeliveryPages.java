package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jars from others: everything that somebody decides by is shown before anything is asked.
 *
 * @source UX-53, SEC-83
 */
final class DeliveryPages {

    private static final String DECISION = "decisione";
    private static final String APPROVE = "approva";
    private static final String DENY = "rifiuta";
    private static final String LOWER = "lower";
    private static final String LOWER_VERSION = "plugins.lower-version";

    /** Longest number that is read without a check. */
    private static final String NUMBER = "[0-9]{1,18}";

    private static final Set<DeliveryState> APPROVABLE = EnumSet.of(
            DeliveryState.WAITING,
            DeliveryState.KEPT,
            DeliveryState.RETURNED,
            DeliveryState.DENIED,
            DeliveryState.QUARANTINED);
    private static final Set<DeliveryState> DENIABLE = EnumSet.of(
            DeliveryState.WAITING,
            DeliveryState.RUNNING,
            DeliveryState.KEPT,
            DeliveryState.RETURNED,
            DeliveryState.QUARANTINED);

    private final Room<Gate> gate;
    private final Room<Plugins> plugins;

    DeliveryPages(Room<Gate> gate, Room<Plugins> plugins) {
        this.gate = gate;
        this.plugins = plugins;
    }

    List<Page> pages() {
        return List.of(Page.at(DeliveryRows.PAGE, Text.of("delivery.title"))
                .operation(Administration.CONSOLE)
                .parent(PluginRows.PAGE)
                .shown(gate.page((room, request) -> {
                    boolean list = Models.sent(request, DeliveryRows.HASH).isEmpty();
                    return page(room, request, list ? Again.NOTHING : Again.draft(request, Map.of()));
                }))
                .sent(gate.page(this::decide))
                .live(this::mark)
                .build());
    }

    private PageAnswer page(Gate room, PageRequest request, Again again) {
        Session caller = Models.caller(request);
        String hash = Models.sent(request, DeliveryRows.HASH);
        return hash.isEmpty()
                ? Reply.to(room.deliveries(caller), DeliveryPages::list)
                : Reply.to(room.delivery(caller, hash), delivery -> one(delivery, request, again));
    }

    private static PageAnswer list(List<Delivery> all) {
        return new PageAnswer.Show(
                "console-deliveries",
                Map.of(
                        "rows", all.stream().map(DeliveryRows::row).toList(),
                        "any", !all.isEmpty(),
                        "waiting", DeliveryRows.waiting(all)));
    }

    private String mark(PageRequest request) {
        String hash = Models.sent(request, DeliveryRows.HASH);
        return gate.here()
                .flatMap(room -> request.session().flatMap(caller -> mark(room, caller, hash)))
                .orElse("");
    }

    /** Another one as soon as the list, or the page of one delivery, would look different. */
    private Optional<String> mark(Gate room, Session caller, String hash) {
        Optional<?> shown = hash.isEmpty()
                ? Reply.result(room.deliveries(caller))
                        .map(all -> all.stream().map(DeliveryRows::row).toList())
                : Reply.result(room.delivery(caller, hash)).map(delivery -> DeliveryRows.whole(delivery, all(caller)));
        return shown.map(model -> Integer.toHexString(model.hashCode()));
    }

    private PageAnswer one(Delivery delivery, PageRequest request, Again again) {
        List<Ask> forms = new ArrayList<>();
        List<Map<String, Object>> acts = new ArrayList<>();
        boolean development = isDevelopment();
        for (String act : development ? List.<String>of() : offered(delivery)) {
            Ask form = form(delivery, act, request, again);
            forms.add(form);
            acts.add(Map.of(
                    "act", act, "label", label(delivery, act), "more", more(delivery, act), "form", form.model()));
        }
        String version = delivery.sheet().version();
        String name = DeliveryRows.name(delivery);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "title",
                version.isEmpty()
                        ? Text.of("delivery.heading", name)
                        : Text.of("delivery.heading.version", name, version));
        model.put("delivery", DeliveryRows.whole(delivery, all(Models.caller(request))));
        model.put("acts", acts);
        model.put("development", development);
        model.put("summary", Ask.summary(forms));
        model.put("notices", Done.notices(request));
        return again.show("console-delivery", model);
    }

    /** Every plugin; none while nobody can tell. */
    private List<PluginStatus> all(Session caller) {
        return plugins.here().flatMap(room -> Reply.result(room.all(caller))).orElse(List.of());
    }

    /** Where jars start without being approved nothing is asked. */
    private boolean isDevelopment() {
        return plugins.here().map(Plugins::developmentMode).orElse(false);
    }

    private static List<String> offered(Delivery delivery) {
        List<String> acts = new ArrayList<>();
        if (APPROVABLE.contains(delivery.state()) && delivery.objections().isEmpty()) {
            acts.add(APPROVE);
        }
        if (DENIABLE.contains(delivery.state())) {
            acts.add(DENY);
        }
        return acts;
    }

    private static Ask form(Delivery delivery, String act, PageRequest request, Again again) {
        Address here = DeliveryRows.address(delivery.hash());
        Ask form = new Ask(act, here, again)
                .once()
                .fresh(request, here)
                .carrying(DECISION, String.valueOf(delivery.decision()))
                .field(Input.reason());
        if (act.equals(APPROVE) && mayBeLower(delivery, again)) {
            form.field(Input.of(Input.Kind.BOXES, LOWER, Text.of("delivery.lower"))
                    .hint(Text.of("delivery.lower.hint"))
                    .options(List.of(new Input.Option(delivery.hash(), Text.of("delivery.lower.box"))))
                    .optional());
        }
        return form.button(act, key(delivery, act), act.equals(APPROVE) ? "primary" : "danger");
    }

    /** The box is there for whoever goes back, and for whoever was told that a higher version runs. */
    private static boolean mayBeLower(Delivery delivery, Again again) {
        return delivery.state() == DeliveryState.KEPT
                || again.wrong(APPROVE).rule().equals(LOWER_VERSION)
                || again.typed(APPROVE, LOWER).isPresent();
    }

    /** What an act is called depends on the state that it begins from. */
    private static String key(Delivery delivery, String act) {
        return "delivery.act." + act + "." + Models.code(delivery.state());
    }

    private static Text label(Delivery delivery, String act) {
        return Text.of(key(delivery, act));
    }

    private static Text more(Delivery delivery, String act) {
        return Text.of(key(delivery, act) + ".more");
    }

    private PageAnswer decide(Gate room, PageRequest request) {
        Session caller = Models.caller(request);
        String act = Models.sent(request, Ask.ACT);
        String hash = Models.sent(request, DeliveryRows.HASH);
        String reason = Models.sent(request, "reason");
        String decision = Models.sent(request, DECISION);
        if (!decision.matches(NUMBER)) {
            return new PageAnswer.Missing();
        }
        long seen = Long.parseLong(decision);
        return switch (act) {
            case APPROVE ->
                Reply.to(
                        room.approve(
                                caller,
                                hash,
                                reason,
                                Models.sent(request, LOWER).equals(hash),
                                seen),
                        delivery -> approved(delivery)
                                .at(DeliveryRows.address(hash))
                                .seeOther(),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case DENY ->
                Reply.to(
                        room.deny(caller, hash, reason, seen),
                        delivery -> Done.DELIVERY_DENIED
                                .at(DeliveryRows.address(hash))
                                .seeOther(),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            default -> new PageAnswer.Missing();
        };
    }

    /** Whether it came up; if not, its page says why. */
    private static Done approved(Delivery delivery) {
        boolean well =
                delivery.state() == DeliveryState.RUNNING && delivery.problem().isEmpty();
        return well ? Done.DELIVERY_RUNS : Done.DELIVERY_FAILED;
    }
}
