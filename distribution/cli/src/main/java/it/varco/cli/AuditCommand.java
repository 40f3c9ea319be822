package it.varco.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The trail of what happened; looking into it is itself recorded (UX-56). */
@Command(
        name = "audit",
        description = "The trail of what happened; looking into it is itself recorded.",
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    private static final String[] COLUMNS = {
        "POSITION position",
        "AT at",
        "OPERATION operation",
        "OUTCOME outcome",
        "WHO codice_fiscale",
        "ABOUT about",
        "ROLE role",
        "REFERENCE reference",
        "DETAILS details"
    };

    private final Desk desk;

    AuditCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "verify",
            description = "Check every record against the one before it; exit code 1 if one is wrong.")
    int verify() {
        Answer answer = desk.management().post("/audit/verification");
        boolean isIntact = "true".equals(Fields.text(answer.object(), "intact"));
        desk.show(answer, report -> {
            String records =
                    Fields.text(report, "records") + " records, " + Fields.text(report, "waiting") + " waiting";
            desk.output()
                    .line(
                            isIntact
                                    ? "The trail is whole: " + records + "."
                                    : "The trail is broken at record " + Fields.text(report, "broken") + ": " + records
                                            + ".");
        });
        return isIntact ? Exit.DONE : Exit.FAILED;
    }

    @Command(name = "search", description = "Find records, the latest first.")
    int search(
            @Option(
                            names = "--person",
                            paramLabel = "CODICE_FISCALE",
                            defaultValue = "",
                            description = "Who acted, or whom it is about; - to type it or to read it.")
                    String person,
            @Option(names = "--operation", defaultValue = "", description = "How its name begins, such as plugins.")
                    String operation,
            @Option(names = "--reference", defaultValue = "", description = "The code of a request.") String reference,
            @Option(names = "--from", defaultValue = "", description = "A day such as 2026-01-31, or an instant.")
                    String from,
            @Option(names = "--to", defaultValue = "", description = "Until the end of a day, or an instant.")
                    String to,
            @Option(names = "--outcome", defaultValue = "", description = "done, refused or unavailable.")
                    String outcome,
            @Option(names = "--limit", defaultValue = "50", description = "Most records, 1 to 100.") int limit,
            @Option(names = "--cursor", defaultValue = "", description = "Where an earlier answer ended.")
                    String cursor) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "person", desk.typed(person, "Codice fiscale:", false));
        put(body, "operation", operation);
        put(body, "reference", reference);
        put(body, "from", from);
        put(body, "to", to);
        put(body, "outcome", outcome);
        put(body, "cursor", cursor);
        body.put("limit", limit);
        Answer answer = desk.management().post("/audit/searches", body);
        desk.show(answer, found -> {
            desk.output().table(answer.items(), "There is no such record.", COLUMNS);
            String next = Fields.text(found, "next");
            if (!next.isEmpty()) {
                desk.output().line("More: --cursor " + next);
            }
        });
        return Exit.DONE;
    }

    @Command(name = "tail", description = "The latest records, the last one at the end.")
    int tail(
            @Option(names = "-n", paramLabel = "NUMBER", defaultValue = "20", description = "How many, 1 to 100.")
                    int number) {
        Answer answer = desk.management().post("/audit/searches", Map.of("limit", number));
        desk.show(answer, found -> {
            List<Map<String, Object>> items = new ArrayList<>(answer.items());
            Collections.reverse(items);
            desk.output().table(items, "The trail is empty.", COLUMNS);
        });
        return Exit.DONE;
    }

    private static void put(Map<String, Object> body, String name, String value) {
        if (!value.isBlank()) {
            body.put(name, value);
        }
    }
}
