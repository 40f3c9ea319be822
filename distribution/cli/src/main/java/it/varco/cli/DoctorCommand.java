package it.varco.cli;

import it.varco.launcher.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at everything that is known to go wrong, and says what to do. */
@Command(
        name = "doctor",
        description = "Look at everything that is known to go wrong, and say what to do; exit code 1 if something is.")
final class DoctorCommand implements Callable<Integer> {

    private final Desk desk;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        boolean isRunning = true;
        if (!desk.isElsewhere()) {
            Installation installation = new Installation(desk.around().home().get());
            findings.addAll(installation.examine(desk.around().clock().instant()));
            isRunning = installation.isRunning();
        }
        if (isRunning) {
            findings.addAll(live());
        }
        Finding.Condition worst =
                findings.stream().map(Finding::condition).max(Enum::compareTo).orElse(Finding.Condition.GREEN);
        if (desk.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("condition", worst.name().toLowerCase(Locale.ROOT));
            json.put("findings", findings.stream().map(Finding::asJson).toList());
            desk.output().line(Json.write(json));
        } else {
            findings.forEach(this::tell);
        }
        return worst == Finding.Condition.RED ? Exit.FAILED : Exit.DONE;
    }

    private List<Finding> live() {
        try {
            return new LiveGateway(desk.management()).examine();
        } catch (Trouble trouble) {
            return List.of(Finding.unknown("management", trouble, "The log has more: logs/varco.log."));
        }
    }

    private void tell(Finding finding) {
        String word = switch (finding.condition()) {
            case GREEN -> "ok     ";
            case YELLOW -> "look   ";
            case RED -> "WRONG  ";
        };
        desk.output().line(word + finding.name() + ": " + Fields.harmless(finding.what()));
        if (!finding.remedy().isEmpty()) {
            desk.output().line("       -> " + finding.remedy());
        }
    }
}
