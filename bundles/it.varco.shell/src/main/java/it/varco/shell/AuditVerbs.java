package it.varco.shell;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.identity.CodiceFiscale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The trail; looking into it is itself recorded (UX-56). */
final class AuditVerbs {

    static final String USAGE = "audit verify | tail [NUMBER] | search [--person CODICE_FISCALE] [--operation NAME]"
            + " [--reference CODE] [--from DAY] [--to DAY] [--outcome done|refused|unavailable] [--limit NUMBER]"
            + " [--cursor CURSOR]";

    private AuditVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "verify" -> verify(desk);
            case "search" -> search(desk);
            case "tail" -> tail(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void verify(Desk desk) {
        desk.line().only(1);
        ChainReport report = Verdict.done(desk.room(AuditSearch.class).verify(desk.caller()));
        String records = report.records() + " records, " + report.waiting() + " waiting.";
        desk.say(
                report.intact()
                        ? "The trail is whole: " + records
                        : "The trail is BROKEN at record " + report.broken() + ": " + records);
    }

    private static void search(Desk desk) {
        Line line = desk.line();
        line.only(1, "person", "operation", "reference", "from", "to", "outcome", "limit", "cursor");
        AuditQuery query = AuditQuery.builder()
                .person(CodiceFiscale.ungrouped(line.option("person", "")))
                .operation(line.option("operation", ""))
                .reference(line.option("reference", ""))
                .from(line.option("from", ""))
                .to(line.option("to", ""))
                .outcome(line.option("outcome", "").toUpperCase(Locale.ROOT))
                .limit(line.option("limit", ""))
                .cursor(line.option("cursor", ""))
                .build();
        AuditPage page = Verdict.done(desk.room(AuditSearch.class).search(desk.caller(), query));
        print(desk, page.items());
        if (!page.next().isEmpty()) {
            desk.say("More: --cursor " + page.next());
        }
    }

    private static void tail(Desk desk) {
        desk.line().only(2);
        List<String> number = desk.line().from(1);
        AuditQuery query = AuditQuery.builder()
                .limit(number.isEmpty() ? "20" : number.get(0))
                .build();
        AuditPage page = Verdict.done(desk.room(AuditSearch.class).search(desk.caller(), query));
        List<RecordedEvent> items = new ArrayList<>(page.items());
        Collections.reverse(items);
        print(desk, items);
    }

    private static void print(Desk desk, List<RecordedEvent> items) {
        desk.table(
                "There is no such record.",
                List.of("POSITION", "AT", "OPERATION", "OUTCOME", "WHO", "ROLE", "REFERENCE", "DETAILS"),
                items.stream().map(AuditVerbs::row).toList());
    }

    private static List<String> row(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return List.of(
                String.valueOf(recorded.position()),
                Desk.moment(event.at()),
                event.operation(),
                Desk.word(event.outcome()),
                event.person().map(CodiceFiscale::masked).orElse(""),
                event.role().map(Desk::word).orElse(""),
                event.reference(),
                new TreeMap<>(event.details()).toString());
    }
}
