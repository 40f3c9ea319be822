package it.varco.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration: typed, checked before it is stored, with history (UX-54). */
@Command(
        name = "config",
        description = "The settings of each part: see them, change them, take a change back.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {

    private static final String PID = "Name of a configuration, as varco config list shows it.";
    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail and in the history.";
    private static final String IF_MATCH = "Only if it is as it was: the ETag of an earlier answer.";

    private final Desk desk;

    ConfigCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", description = "Everything that can be configured.")
    int list() {
        Answer answer = desk.management().get("/configurations");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "Nothing can be configured.",
                                "PID pid",
                                "NAME name",
                                "CHANGED changed",
                                "PROBLEM problem"));
        return Exit.DONE;
    }

    @Command(name = "show", description = "The settings of one part; secrets are never shown.")
    int show(@Parameters(paramLabel = "PID", description = PID) String pid) {
        desk.show(desk.management().get(path(pid)), this::tellSheet);
        return Exit.DONE;
    }

    @Command(
            name = "set",
            description = "Change settings. What a change would change is shown before; a wrong one changes nothing.")
    int set(
            @Parameters(index = "0", paramLabel = "PID", description = PID) String pid,
            @Parameters(
                            index = "1..*",
                            arity = "1..*",
                            paramLabel = "KEY=VALUE",
                            description = "A key given several times has several values; KEY=- to type a secret or to"
                                    + " read it from standard input; KEY= for nothing.")
                    List<String> settings,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason,
            @Option(names = "--yes", description = "Do not ask.") boolean yes,
            @Option(names = "--if-match", paramLabel = "ETAG", defaultValue = "", description = IF_MATCH)
                    String ifMatch) {
        Map<String, List<String>> values = values(settings);
        Management management = desk.management();
        String version = ifMatch.isEmpty() ? management.get(path(pid)).etag() : ifMatch;
        if (desk.isAsking() && !yes) {
            Answer differences = management.post(path(pid) + "/comparisons", Map.of("values", values));
            differences.items().forEach(difference -> desk.output().line("  " + told(difference)));
            if (differences.items().isEmpty()) {
                throw new Trouble(Exit.FAILED, "It is so already; nothing was changed.");
            }
        }
        String why = desk.reason(reason);
        desk.confirm(yes, "Change it?");
        Map<String, Object> body = Map.of("values", values, "reason", why);
        desk.show(
                management.send("PUT", path(pid), body, version),
                sheet -> desk.output().line(pid + " is changed."));
        return Exit.DONE;
    }

    @Command(
            name = "preview",
            description = "What the part would publish with other settings, and every rule they break; changes nothing."
                    + " Exit code 1 if a rule is broken.")
    int preview(
            @Parameters(index = "0", paramLabel = "PID", description = PID) String pid,
            @Parameters(
                            index = "1..*",
                            arity = "0..*",
                            paramLabel = "KEY=VALUE",
                            description = "As with set; without any, the settings in force.")
                    List<String> settings) {
        Map<String, List<String>> values = values(settings == null ? List.of() : settings);
        Answer answer = desk.management().post(path(pid) + "/previews", Map.of("values", values));
        List<Map<String, Object>> broken = Fields.objects(answer.object().get("broken"));
        desk.show(answer, preview -> {
            String document = Fields.text(preview, "document");
            if (!document.isEmpty()) {
                desk.output().line(document);
            }
            broken.forEach(each -> desk.around().err().println(brokenRule(each)));
        });
        return broken.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private static String brokenRule(Map<String, Object> broken) {
        String rule = Fields.text(broken, "rule");
        String sentence = Fields.text(broken, "key") + ": " + Fields.text(broken, "why");
        return rule.isEmpty() ? sentence : sentence + " (" + rule + ")";
    }

    @Command(name = "history", description = "Who changed what and when, the latest first.")
    int history(@Parameters(paramLabel = "PID", description = PID) String pid) {
        Answer answer = desk.management().get(path(pid) + "/versions");
        desk.show(answer, object -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Map<String, Object> version : answer.items()) {
                Map<String, Object> row = new LinkedHashMap<>(version);
                row.put("changed", told(Fields.objects(version.get("differences"))));
                rows.add(row);
            }
            desk.output()
                    .table(
                            rows,
                            "It was never changed.",
                            "NUMBER number",
                            "AT at",
                            "BY by",
                            "ROLE role",
                            "REASON reason",
                            "CHANGED changed");
        });
        return Exit.DONE;
    }

    @Command(name = "undo", description = "Put an earlier version in force again.")
    int undo(
            @Parameters(paramLabel = "PID", description = PID) String pid,
            @Option(
                            names = "--number",
                            defaultValue = "",
                            description =
                                    "Which one, as varco config history shows it. Default: the one before the last.")
                    String number,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason,
            @Option(names = "--if-match", paramLabel = "ETAG", defaultValue = "", description = IF_MATCH)
                    String ifMatch) {
        long asked = number.isEmpty() ? -1 : number(number);
        Management management = desk.management();
        String version = ifMatch.isEmpty() ? management.get(path(pid)).etag() : ifMatch;
        long wanted = asked < 0 ? beforeTheLast(management, pid) : asked;
        Map<String, Object> body = Map.of("number", wanted, "reason", desk.reason(reason));
        desk.show(
                management.send("POST", path(pid) + "/reversals", body, version),
                sheet -> desk.output().line(pid + " is as in version " + wanted + "."));
        return Exit.DONE;
    }

    private static long beforeTheLast(Management management, String pid) {
        List<Map<String, Object>> versions =
                management.get(path(pid) + "/versions").items();
        if (versions.size() < 2) {
            throw new Trouble(Exit.FAILED, "There is no earlier version of " + pid + ".");
        }
        return number(Fields.text(versions.get(1), "number"));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Trouble(Exit.USAGE, "--number: expected a whole number.");
        }
        return Long.parseLong(text);
    }

    private Map<String, List<String>> values(List<String> settings) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new Trouble(Exit.USAGE, "Expected KEY=VALUE, not " + setting + ".");
            }
            String key = setting.substring(0, equals);
            String value = desk.typed(setting.substring(equals + 1), key + ":", true);
            values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
        }
        return values;
    }

    private void tellSheet(Map<String, Object> sheet) {
        desk.output().line(Fields.text(sheet, "pid") + "  " + Fields.text(sheet, "name"));
        for (String more : List.of("description", "problem")) {
            String text = Fields.text(sheet, more);
            if (!text.isEmpty()) {
                desk.output().line(more.equals("problem") ? "PROBLEM: " + text : text);
            }
        }
        desk.output()
                .table(
                        Fields.objects(sheet.get("settings")),
                        "It has no settings.",
                        "KEY key",
                        "VALUE values",
                        "DEFAULT defaults",
                        "KIND kind",
                        "RANGE range",
                        "CHOICES choices",
                        "LABEL label");
    }

    private static String told(List<Map<String, Object>> differences) {
        return String.join("; ", differences.stream().map(ConfigCommand::told).toList());
    }

    private static String told(Map<String, Object> difference) {
        String before = Fields.text(difference, "before");
        String after = Fields.text(difference, "after");
        String key = Fields.text(difference, "key");
        return before.isEmpty() && after.isEmpty() ? key + " changed" : key + ": " + before + " -> " + after;
    }

    private static String path(String pid) {
        return "/configurations/" + Desk.part(pid);
    }
}
