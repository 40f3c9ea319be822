package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Looking into the trail, which is itself recorded, and checking its chain. Codici fiscali stay in forms.
 *
 * @source UX-56, SEC-61, AUD-06, AUD-10
 */
final class TrailPages {

    static final String PAGE = Address.HOUSE + "/registro";

    /** The end of the time that is looked at. */
    static final String TO = "to";

    private static final String SEARCH = "cerca";
    private static final String MORE = "continua";
    private static final String VERIFY = "verifica";
    private static final int LONGEST_OPERATION = 60;
    private static final int LONGEST_REFERENCE = 40;

    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}Z");

    /** What can be looked for, in the order in which it is asked. */
    private static final List<String> ASKED = List.of("person", "operation", "reference", "from", TO, "outcome");

    private final Room<AuditSearch> trail;

    TrailPages(Room<AuditSearch> trail) {
        this.trail = trail;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("trail.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(request -> show(Again.draft(request, Map.of(MORE, SEARCH)), false, false))
                .sent(trail.page(TrailPages::act))
                .build());
    }

    private static PageAnswer act(AuditSearch room, PageRequest request) {
        return switch (Models.sent(request, Ask.ACT)) {
            case SEARCH, MORE -> search(room, request);
            case VERIFY ->
                Reply.to(room.verify(Models.caller(request)), report -> show(Again.NOTHING, false, verified(report)));
            default -> new PageAnswer.Missing();
        };
    }

    private static PageAnswer search(AuditSearch room, PageRequest request) {
        AuditQuery query = AuditQuery.builder()
                .person(Models.sentCode(request, "person"))
                .operation(Models.sent(request, "operation"))
                .reference(Models.sent(request, "reference").strip().toUpperCase(Locale.ROOT))
                .from(Models.sent(request, "from"))
                .to(Models.sent(request, TO))
                .outcome(Models.sent(request, "outcome"))
                .cursor(Models.sent(request, "cursor"))
                .build();
        return Reply.to(
                room.search(Models.caller(request), query),
                page -> show(Again.typed(SEARCH, request), found(page, request), false),
                wrong -> show(Again.wrong(SEARCH, request, wrong), false, false));
    }

    private static PageAnswer show(Again again, Object found, Object verified) {
        Ask search = form(again);
        Ask verify =
                new Ask(VERIFY, Address.of(PAGE), Again.NOTHING).button(VERIFY, "trail.act.verify", "outline-primary");
        Map<String, Object> model = new HashMap<>();
        if (!found.equals(false)) {
            model.put("title", Text.of("trail.title.found"));
        }
        if (!verified.equals(false)) {
            model.put("title", Text.of("trail.title.verified"));
        }
        model.put("form", search.model());
        model.put("verify", Map.of("form", verify.model()));
        model.put("found", found);
        model.put("verified", verified);
        model.put("summary", Ask.summary(List.of(search)));
        return again.show("console-trail", model);
    }

    private static Ask form(Again again) {
        return new Ask(SEARCH, Address.of(PAGE), again)
                .field(Input.of(Input.Kind.CODICE_FISCALE, "person", Text.of("trail.person"))
                        .hint(Text.of("trail.person.hint"))
                        .optional())
                .field(Input.of(Input.Kind.LINE, "operation", Text.of("trail.operation"))
                        .hint(Text.of("trail.operation.hint"))
                        .longest(LONGEST_OPERATION)
                        .optional())
                .field(Input.of(Input.Kind.LINE, "reference", Text.of("trail.reference"))
                        .hint(Text.of("trail.reference.hint"))
                        .longest(LONGEST_REFERENCE)
                        .optional())
                .field(moment("from"))
                .field(moment(TO))
                .field(Input.of(Input.Kind.CHOICE, "outcome", Text.of("trail.outcome"))
                        .options(outcomes())
                        .optional())
                .button(SEARCH, "trail.act.search");
    }

    private static Input moment(String name) {
        return Input.of(Input.Kind.LINE, name, Text.of("trail." + name))
                .hint(Text.of("trail.moment.hint"))
                .longest(LONGEST_REFERENCE)
                .optional();
    }

    private static List<Input.Option> outcomes() {
        List<Input.Option> options = new ArrayList<>();
        options.add(new Input.Option("", Text.of("trail.outcome.any")));
        Arrays.stream(Outcome.values())
                .map(outcome -> new Input.Option(outcome.name(), Text.of("trail.outcome." + Models.code(outcome))))
                .forEach(options::add);
        return options;
    }

    private static Map<String, Object> found(AuditPage page, PageRequest request) {
        Ask more = new Ask(MORE, Address.of(PAGE), Again.NOTHING)
                .carrying("cursor", page.next())
                .button(MORE, "trail.act.more");
        ASKED.forEach(name -> more.keeping(name, Models.sent(request, name)));
        return Map.of(
                "any",
                !page.items().isEmpty(),
                "later",
                !Models.sent(request, "cursor").isEmpty(),
                "rows",
                page.items().stream().map(TrailPages::row).toList(),
                "more",
                page.next().isEmpty() ? false : Map.of("form", more.model()));
    }

    private static Map<String, Object> row(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        Map<String, Object> row = new HashMap<>();
        row.put("position", String.valueOf(recorded.position()));
        row.put("at", event.at());
        row.put("atIso", Models.iso(event.at()));
        row.put("operation", event.operation());
        row.put("outcome", Models.code(event.outcome()));
        row.put("tone", tone(event.outcome()));
        row.put("person", event.person().map(person -> person.masked()).orElse(""));
        row.put("about", event.about().map(person -> person.masked()).orElse(""));
        row.put("role", event.role().map(Models::code).orElse(""));
        row.put("address", event.address());
        row.put("reference", event.reference());
        row.put("details", details(event.details()));
        return row;
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "success";
            case REFUSED -> "danger";
            case UNAVAILABLE -> "secondary";
        };
    }

    private static List<Map<String, Object>> details(Map<String, String> details) {
        List<Map<String, Object>> rows = new ArrayList<>();
        new TreeMap<>(details).forEach((name, value) -> {
            if (!value.isEmpty()) {
                rows.add(Map.of("name", name, "value", shown(value)));
            }
        });
        return rows;
    }

    /** An instant is written like every other; anything else as it was recorded. */
    private static Object shown(String value) {
        try {
            return INSTANT.matcher(value).matches() ? Instant.parse(value) : value;
        } catch (DateTimeParseException e) {
            return value; // looks like one and is none
        }
    }

    private static Map<String, Object> verified(ChainReport report) {
        return Map.of(
                "intact", report.intact(),
                "records", Models.count("trail.records", report.records()),
                "waiting", Models.count("trail.waiting", report.waiting()),
                "broken", String.valueOf(report.broken()));
    }
}
