package it.varco.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Examines a gateway that runs, by asking it. */
final class LiveGateway {

    private static final String LOG = "The log has more: logs/varco.log.";

    /** What to do about each health check, as the handbook says it at greater length. */
    private static final Map<String, String> REMEDIES = Map.of(
            "store", "Make room on the disk of data, and see that its database can be written; then look again.",
            "trail", "varco audit verify; where records cannot be made, make room on the disk of data.",
            "clock", "Mend the time service of the machine.",
            "credentials", "varco provider list; switch one on: varco provider on ID --reason \"...\"",
            "access", "Put conf/it.varco.access.cfg right: it takes effect within two seconds. " + LOG,
            "plugins", "See the plugin below.",
            "configuration", "Put the file right that it names: it takes effect within two seconds.",
            "first-start", "varco first-start; end it on the management site when all is ready.");

    /** How a component is shown that failed without having said a word about its settings. */
    private static final String SPEECHLESS = "the component failed";

    private final Management management;

    LiveGateway(Management management) {
        this.management = management;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(tried("health", this::health));
        findings.addAll(tried("trail", this::trail));
        findings.addAll(tried("plugins", this::plugins));
        findings.addAll(tried("configuration", this::configurations));
        return findings;
    }

    private static List<Finding> tried(String name, Supplier<List<Finding>> examination) {
        try {
            return examination.get();
        } catch (Trouble trouble) {
            return List.of(Finding.unknown(name, trouble, LOG));
        }
    }

    private List<Finding> health() {
        Map<String, Object> report = management.health().object();
        List<Finding> findings = new ArrayList<>();
        for (Map<String, Object> each : Fields.objects(report.get("findings"))) {
            Finding.Condition condition = condition(Fields.text(each, "condition"));
            if (condition != Finding.Condition.GREEN) {
                String name = "health-" + Fields.text(each, "name");
                String remedy = REMEDIES.getOrDefault(Fields.text(each, "name"), LOG);
                findings.add(new Finding(name, condition, Fields.text(each, "why"), remedy));
            }
        }
        Finding.Condition all = condition(Fields.text(report, "condition"));
        if (findings.isEmpty()) {
            findings.add(
                    all == Finding.Condition.GREEN
                            ? Finding.well("health", "The gateway says that it is well.")
                            : new Finding("health", all, "The gateway says that it is not well.", LOG));
        }
        return findings;
    }

    private static Finding.Condition condition(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "green" -> Finding.Condition.GREEN;
            case "yellow" -> Finding.Condition.YELLOW;
            default -> Finding.Condition.RED;
        };
    }

    private List<Finding> trail() {
        Map<String, Object> report = management.post("/audit/verification").object();
        return List.of(
                Fields.text(report, "intact").equals("true")
                        ? Finding.well("trail", "Every one of " + Fields.text(report, "records") + " records fits.")
                        : Finding.bad(
                                "trail",
                                "Record " + Fields.text(report, "broken") + " does not fit the one before it.",
                                "Keep a copy of data as it is, and find out who changed the database."));
    }

    private List<Finding> plugins() {
        Map<String, String> problems = problems("/plugins", "id");
        if (problems.isEmpty()) {
            return List.of(Finding.well("plugins", "No plugin has a problem."));
        }
        String remedy = "Put right what it names, or take the plugin away; " + LOG;
        return problems.entrySet().stream()
                .map(each -> Finding.bad("plugin-" + each.getKey(), each.getValue(), remedy))
                .toList();
    }

    /** A component that says nothing about its own settings most often waits for one that does. */
    private List<Finding> configurations() {
        Map<String, String> problems = problems("/configurations", "pid");
        if (problems.isEmpty()) {
            return List.of(Finding.well("configurations", "Every component works with its configuration."));
        }
        boolean isExplained = problems.values().stream().anyMatch(problem -> !problem.startsWith(SPEECHLESS));
        List<Finding> findings = new ArrayList<>();
        problems.forEach((pid, problem) -> findings.add(configuration(pid, problem, isExplained)));
        return findings;
    }

    private Finding configuration(String pid, String problem, boolean isExplained) {
        String name = "configuration-" + pid;
        if (!problem.startsWith(SPEECHLESS)) {
            String mend = "Put conf/" + pid.replace('~', '-') + ".cfg right";
            String remedy = lastGood(pid)
                    .map(number ->
                            mend + ", or: varco config undo " + pid + " --number " + number + " --reason \"...\"")
                    .orElse(mend + ".");
            return Finding.bad(name, problem, remedy);
        }
        return isExplained
                ? Finding.look(
                        name,
                        pid + " did not start either, and has nothing to say about its own settings.",
                        "Put the others right first, then look again.")
                : Finding.bad(name, problem, "Its settings may be right: logs/varco.log says what failed.");
    }

    /** The number of the version that was in force last; empty where the console never changed anything. */
    private Optional<String> lastGood(String pid) {
        try {
            return management.get("/configurations/" + Desk.part(pid) + "/versions").items().stream()
                    .map(version -> Fields.text(version, "number"))
                    .findFirst();
        } catch (Trouble untold) {
            return Optional.empty();
        }
    }

    /** What each one that has a problem says, by its name. */
    private Map<String, String> problems(String path, String identifier) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (Map<String, Object> each : management.get(path).items()) {
            String problem = Fields.text(each, "problem");
            if (!problem.isEmpty()) {
                problems.put(Fields.text(each, identifier), problem);
            }
        }
        return problems;
    }
}
