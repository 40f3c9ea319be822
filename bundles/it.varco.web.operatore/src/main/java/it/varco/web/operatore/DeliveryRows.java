package it.varco.web.operatore;

import it.varco.api.form.Sentence;
import it.varco.api.form.Text;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Delivered jars, under the names that the templates use. */
final class DeliveryRows {

    static final String PAGE = PluginRows.PAGE + "/consegne";
    static final String HASH = "consegna";

    private static final int SHORT = 12;
    private static final long KILOBYTE = 1024;

    private DeliveryRows() {}

    static Address address(String hash) {
        return Address.of(PAGE).with(HASH, hash);
    }

    /** How many wait for somebody to decide, in words; {@code false} for none, or while nobody can tell. */
    static Object waiting(Room<Gate> gate, Session caller) {
        return waiting(gate.here()
                .flatMap(room -> Reply.result(room.deliveries(caller)))
                .orElse(List.of()));
    }

    /** The same of deliveries that are known already. */
    static Object waiting(List<Delivery> all) {
        long waiting = all.stream()
                .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                .count();
        return waiting == 0 ? false : Models.count("delivery.waiting", waiting);
    }

    /** What people call it: as it calls itself, or its file. */
    static String name(Delivery delivery) {
        Sheet sheet = delivery.sheet();
        return Stream.of(sheet.name(), sheet.symbolicName(), delivery.file())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(delivery.hash().substring(0, SHORT));
    }

    static Map<String, Object> row(Delivery delivery) {
        Sheet sheet = delivery.sheet();
        String name = name(delivery);
        Map<String, Object> row = new HashMap<>(look(delivery));
        row.put("row", PluginRows.name(delivery.hash()));
        row.put("name", name);
        row.put("technical", sheet.symbolicName().equals(name) ? "" : sheet.symbolicName());
        row.put("version", sheet.version());
        row.put("file", delivery.file());
        row.put("signer", sheet.signer().map(Signer::name).orElse(""));
        boolean noted = isNoted(delivery);
        row.put("noted", noted ? delivery.history().get(0).reason() : "");
        row.put("problem", noted ? "" : delivery.problem().orElse(Sentence.nothing()));
        row.put("url", address(delivery.hash()).link());
        return row;
    }

    /** Whether a plugin, or a jar that offers none, is what became of a delivery. */
    static boolean cameFrom(Delivery delivery, PluginStatus plugin) {
        Sheet sheet = delivery.sheet();
        boolean jar = plugin.kind().equals(PluginRows.JAR);
        boolean runs = delivery.state() == DeliveryState.RUNNING;
        boolean bundle =
                sheet.symbolicName().equals(plugin.owner()) && sheet.version().equals(plugin.version());
        boolean named = jar && plugin.id().equals(sheet.symbolicName());
        return (runs && (bundle || named)) || (jar && plugin.id().equals(delivery.file()));
    }

    /**
     * Everything that an administrator decides by (SEC-83).
     *
     * @param all plugins, of which those that came from it are linked to
     */
    static Map<String, Object> whole(Delivery delivery, List<PluginStatus> all) {
        Sheet sheet = delivery.sheet();
        Map<String, Object> whole = row(delivery);
        whole.put("hindered", delivery.problem().isPresent());
        whole.put("plugins", cameFrom(delivery, all));
        whole.put("hash", delivery.hash());
        whole.put("called", sheet.name());
        whole.put("symbolic", sheet.symbolicName());
        whole.put("vendor", sheet.vendor());
        whole.put("licence", sheet.licence());
        whole.put("size", String.valueOf((sheet.size() + KILOBYTE - 1) / KILOBYTE));
        whole.put(
                "signature", sheet.signer().<Object>map(DeliveryRows::signature).orElse(false));
        whole.put("permissions", list(sheet.permissions()));
        whole.put("warnings", list(sheet.warnings()));
        whole.put("personal", list(sheet.personalData()));
        whole.put("compared", delivery.state() != DeliveryState.RUNNING);
        whole.put("differences", list(delivery.differences()));
        whole.put(
                "objections",
                list(delivery.objections().stream()
                        .map(each -> Map.of("rule", each.rule(), "why", each.why()))
                        .toList()));
        whole.put("report", sheet.contractReport().orElse(Sentence.nothing()));
        whole.put("offers", list(sheet.offers()));
        whole.put("uses", list(sheet.uses()));
        whole.put("configurations", list(sheet.configurations()));
        whole.put("imports", list(sheet.imports()));
        whole.put("components", list(sheet.components()));
        whole.put("history", list(history(delivery.history())));
        return whole;
    }

    private static List<Map<String, String>> cameFrom(Delivery delivery, List<PluginStatus> all) {
        return all.stream()
                .filter(plugin -> cameFrom(delivery, plugin))
                .map(plugin -> Map.of(
                        "id",
                        plugin.id(),
                        "url",
                        PluginRows.address(plugin.kind(), plugin.id()).link()))
                .toList();
    }

    /** Whether of a problem only that is left which the gateway wrote down, in English, before it was started again. */
    private static boolean isNoted(Delivery delivery) {
        return delivery.history().stream()
                .limit(1)
                .map(past -> Optional.of(Sentence.quoted(past.reason())))
                .anyMatch(delivery.problem()::equals);
    }

    /** Things that are shown under a heading of their own; {@code false} for none. */
    private static Object list(List<?> items) {
        return items.isEmpty() ? false : Map.of("items", items);
    }

    private static Map<String, Object> signature(Signer signer) {
        Map<String, Object> signature = new HashMap<>();
        signature.put("by", signer.name());
        signature.put("trusted", signer.trusted());
        signature.put("chain", list(signer.chain()));
        signature.put("fingerprint", signer.fingerprint());
        signature.put("until", signer.until());
        signature.put("untilIso", Models.iso(signer.until()));
        signature.put("at", signer.at().<Object>map(at -> at).orElse(""));
        signature.put("atIso", signer.at().map(Models::iso).orElse(""));
        return signature;
    }

    private static List<Map<String, Object>> history(List<PastApproval> history) {
        List<Map<String, Object>> rows = new ArrayList<>(history.size());
        for (PastApproval past : history) {
            Map<String, Object> row = new HashMap<>();
            row.put("at", past.at());
            row.put("atIso", Models.iso(past.at()));
            row.put("what", Text.of("delivery.past." + Models.code(past.state())));
            row.put(
                    "who",
                    past.role().<Object>map(role -> Models.who(past.by(), role)).orElse(false));
            row.put("reason", past.reason());
            row.put("noted", past.role().isEmpty());
            rows.add(row);
        }
        return rows;
    }

    /**
     * A state as code, icon and tone, and the tone of a box about it; its word is {@code delivery.state.<state>}. What
     * was let in and does not come up is not said to be in use.
     */
    private static Map<String, Object> look(Delivery delivery) {
        DeliveryState state = delivery.state();
        if (state == DeliveryState.RUNNING && delivery.problem().isPresent()) {
            return Map.of("state", "broken", "icon", "it-error", "tone", "danger");
        }
        String look = switch (state) {
            case WAITING -> "it-clock warning";
            case UNFIT -> "it-ban danger";
            case RUNNING -> "it-check-circle success";
            case KEPT -> "it-clock secondary";
            case RETURNED, QUARANTINED -> "it-error danger";
            case DENIED -> "it-ban secondary";
        };
        String[] parts = look.split(" ", 2);
        return Map.of("state", Models.code(state), "icon", parts[0], "tone", parts[1]);
    }
}
