package it.varco.shell;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PastApproval;
import it.varco.api.plugin.Sheet;
import it.varco.api.plugin.Signer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jars from others: what they are, let in or not (UX-53). */
final class PluginVerbs {

    static final String USAGE = "plugin list | show HASH | approve HASH [--lower yes] | deny HASH  [--reason \"...\"]";

    private static final String YES = "yes";

    private PluginVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "show" -> show(desk);
            case "approve" -> approve(desk);
            case "deny" -> deny(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void list(Desk desk) {
        desk.line().only(1);
        List<Delivery> all = Verdict.done(room(desk).deliveries(desk.caller()));
        desk.table(
                "No jar was delivered: put one in the folder plugins.",
                List.of("NAME", "VERSION", "STATE", "FILE", "HASH", "PROBLEM"),
                all.stream().map(PluginVerbs::row).toList());
    }

    private static List<String> row(Delivery delivery) {
        return List.of(
                delivery.sheet().symbolicName(),
                delivery.sheet().version(),
                Desk.word(delivery.state()),
                delivery.file(),
                delivery.hash(),
                delivery.problem().map(Sentence::toString).orElse(""));
    }

    private static void show(Desk desk) {
        desk.line().only(2);
        Delivery delivery = Verdict.done(room(desk).delivery(desk.caller(), hash(desk)));
        tell(desk, delivery);
        Sheet sheet = delivery.sheet();
        desk.say(sheet.signer()
                .map(PluginVerbs::signed)
                .orElse("Nobody signed it: what it says of itself is not proved."));
        things(desk, "It says it is: ", told(sheet.name(), sheet.vendor(), sheet.licence()));
        desk.say("Once it runs it can do all that the gateway can.");
        sentences(desk, "", sheet.permissions());
        sentences(desk, "WARNING: ", sheet.warnings());
        sentences(desk, "Personal data: ", sheet.personalData());
        sentences(desk, "Unlike what runs: ", delivery.differences());
        delivery.objections().forEach(each -> desk.say("AGAINST IT (" + each.rule() + "): " + each.why()));
        sheet.contractReport().ifPresent(report -> desk.say("Contract tests: " + report));
        things(desk, "Offers: ", sheet.offers());
        things(desk, "Uses: ", sheet.uses());
        things(desk, "Configured by: ", sheet.configurations());
        things(desk, "Imports: ", sheet.imports());
        things(desk, "Encloses: ", sheet.components());
        desk.table(
                "Nobody decided on it yet.",
                List.of("AT", "STATE", "BY", "REASON"),
                delivery.history().stream().map(PluginVerbs::row).toList());
    }

    private static List<String> told(String... claims) {
        return Stream.of(claims).filter(claim -> !claim.isEmpty()).toList();
    }

    private static String signed(Signer signer) {
        return "Signed by " + signer.name() + (signer.trusted() ? ", who is" : ", who is NOT")
                + " on the list of signers; certificate " + signer.fingerprint() + " until "
                + Desk.moment(signer.until())
                + signer.at().map(at -> ", signed at " + Desk.moment(at)).orElse("")
                + signer.chain().stream().map(above -> "; under " + above).collect(Collectors.joining());
    }

    private static void sentences(Desk desk, String before, List<Sentence> sentences) {
        sentences.forEach(sentence -> desk.say(before + sentence));
    }

    private static void things(Desk desk, String before, List<String> things) {
        if (!things.isEmpty()) {
            desk.say(before + Desk.joined(things));
        }
    }

    private static List<String> row(PastApproval past) {
        return List.of(
                Desk.moment(past.at()),
                Desk.word(past.state()),
                past.by()
                        .map(CodiceFiscale::masked)
                        .orElseGet(
                                () -> past.role().map(role -> Desk.word(role)).orElse("the gateway")),
                past.reason());
    }

    private static void approve(Desk desk) {
        desk.line().only(2, "reason", "lower");
        String lower = desk.line().option("lower", "no");
        if (!lower.matches("yes|no")) {
            throw new NotDone("--lower: expected yes or no.");
        }
        Delivery delivery = Verdict.done(room(desk)
                .approve(desk.caller(), hash(desk), desk.line().reason(), lower.equals(YES), Gate.ANY_VERSION));
        tell(desk, delivery);
        if (delivery.state() == DeliveryState.RETURNED) {
            desk.say("What was before was put back.");
        }
    }

    private static void deny(Desk desk) {
        desk.line().only(2, "reason");
        tell(
                desk,
                Verdict.done(
                        room(desk).deny(desk.caller(), hash(desk), desk.line().reason(), Gate.ANY_VERSION)));
    }

    private static void tell(Desk desk, Delivery delivery) {
        String name = delivery.sheet().symbolicName();
        desk.say((name.isEmpty()
                        ? delivery.hash()
                        : name + " " + delivery.sheet().version()) + " is " + Desk.word(delivery.state()));
        delivery.problem().ifPresent(problem -> desk.say("PROBLEM: " + problem));
    }

    private static Gate room(Desk desk) {
        return desk.room(Gate.class);
    }

    private static String hash(Desk desk) {
        return desk.line().word(1, "HASH");
    }
}
