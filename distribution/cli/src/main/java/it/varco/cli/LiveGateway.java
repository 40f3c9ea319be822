package it.varco.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Examines a gateway that runs, by asking it. */
final class LiveGateway {

    private static final String LOG = "The log has more: logs/varco.log.";

    private final Management management;

    LiveGateway(Management management) {
        this.management = management;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(tried("health", this::health));
        findings.addAll(tried("trail", this::trail));
        findings.addAll(tried("plugins", () -> problems("/plugins", "plugin", "id")));
        findings.addAll(tried("configuration", () -> problems("/configurations", "configuration", "pid")));
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
                findings.add(new Finding(name, condition, Fields.text(each, "why"), LOG));
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

    private List<Finding> problems(String path, String what, String identifier) {
        List<Finding> findings = new ArrayList<>();
        for (Map<String, Object> each : management.get(path).items()) {
            String problem = Fields.text(each, "problem");
            if (!problem.isEmpty()) {
                String name = what + "-" + Fields.text(each, identifier);
                findings.add(Finding.bad(name, problem, "Correct it, or take it away."));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.well(what + "s", "No " + what + " has a problem."));
        }
        return findings;
    }
}
