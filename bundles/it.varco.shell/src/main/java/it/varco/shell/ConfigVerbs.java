package it.varco.shell;

import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.identity.CodiceFiscale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration: typed, checked before it is stored, with history (UX-54). */
final class ConfigVerbs {

    static final String USAGE = "config list | show PID | set PID KEY=VALUE ... | history PID | undo PID [--number N]"
            + "  [--reason \"...\"]";

    private ConfigVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "show" -> show(desk);
            case "set" -> set(desk);
            case "history" -> history(desk);
            case "undo" -> undo(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void list(Desk desk) {
        desk.line().only(1);
        List<ConfigurationCard> all = Verdict.done(room(desk).all(desk.caller()));
        desk.table(
                "Nothing can be configured.",
                List.of("PID", "NAME", "CHANGED", "PROBLEM"),
                all.stream()
                        .map(card -> List.of(card.pid(), card.name(), card.changed() ? "yes" : "", card.problem()))
                        .toList());
    }

    private static void show(Desk desk) {
        desk.line().only(2);
        ConfigurationSheet sheet = sheet(desk);
        desk.say(sheet.pid() + "  " + sheet.name());
        desk.say(sheet.description());
        if (!sheet.problem().isEmpty()) {
            desk.say("PROBLEM: " + sheet.problem());
        }
        desk.table(
                "It has no settings.",
                List.of("KEY", "VALUE", "DEFAULT", "RANGE", "LABEL"),
                sheet.settings().stream().map(ConfigVerbs::row).toList());
    }

    private static List<String> row(Setting setting) {
        String range = setting.choices().isEmpty() ? setting.range() : Desk.joined(setting.choices());
        return List.of(
                setting.key(),
                setting.kind() == Setting.Kind.SECRET ? "(secret)" : Desk.joined(setting.values()),
                Desk.joined(setting.defaults()),
                range,
                setting.label());
    }

    private static void set(Desk desk) {
        desk.line().only(Integer.MAX_VALUE, "reason");
        Map<String, List<String>> values = values(desk.line().from(2));
        ConfigurationSheet sheet = sheet(desk);
        Verdict.done(room(desk)
                .change(desk.caller(), sheet.pid(), values, desk.line().reason(), sheet.version()));
        desk.say(sheet.pid() + " is changed.");
    }

    private static Map<String, List<String>> values(List<String> settings) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new NotDone("Expected KEY=VALUE, not " + setting + ".");
            }
            values.computeIfAbsent(setting.substring(0, equals), key -> new ArrayList<>())
                    .add(setting.substring(equals + 1));
        }
        if (values.isEmpty()) {
            throw new NotDone("KEY=VALUE is missing.");
        }
        return values;
    }

    private static void history(Desk desk) {
        desk.line().only(2);
        desk.table(
                "It was never changed.",
                List.of("NUMBER", "AT", "BY", "REASON", "CHANGED"),
                versions(desk).stream().map(ConfigVerbs::row).toList());
    }

    private static List<String> row(ConfigurationVersion version) {
        return List.of(
                String.valueOf(version.number()),
                Desk.moment(version.at()),
                version.by().map(CodiceFiscale::masked).orElseGet(() -> Desk.word(version.role())),
                version.reason(),
                Desk.joined(
                        version.differences().stream().map(ConfigVerbs::told).toList()));
    }

    private static String told(Difference difference) {
        return difference.before().isEmpty() && difference.after().isEmpty()
                ? difference.key() + " changed"
                : difference.key() + ": " + Desk.joined(difference.before()) + " -> " + Desk.joined(difference.after());
    }

    private static void undo(Desk desk) {
        desk.line().only(2, "reason", "number");
        ConfigurationSheet sheet = sheet(desk);
        long number = number(desk);
        Verdict.done(room(desk)
                .restore(desk.caller(), sheet.pid(), number, desk.line().reason(), sheet.version()));
        desk.say(sheet.pid() + " is as in version " + number + ".");
    }

    /** The version asked for, or the one before the last. */
    private static long number(Desk desk) {
        String asked = desk.line().option("number", "");
        if (asked.matches("[0-9]{1,18}")) {
            return Long.parseLong(asked);
        }
        if (!asked.isEmpty()) {
            throw new NotDone("--number: expected a whole number.");
        }
        List<ConfigurationVersion> versions = versions(desk);
        if (versions.size() < 2) {
            throw new NotDone("There is no earlier version.");
        }
        return versions.get(1).number();
    }

    private static List<ConfigurationVersion> versions(Desk desk) {
        return Verdict.done(room(desk).history(desk.caller(), pid(desk)));
    }

    private static ConfigurationSheet sheet(Desk desk) {
        return Verdict.done(room(desk).one(desk.caller(), pid(desk)));
    }

    private static Configurations room(Desk desk) {
        return desk.room(Configurations.class);
    }

    private static String pid(Desk desk) {
        return desk.line().word(1, "PID");
    }
}
