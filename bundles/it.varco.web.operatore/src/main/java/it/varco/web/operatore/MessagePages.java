package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.form.Text;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Undelivered;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outbox, and the messages that could not be handed over: for administrators and for officers of the Contact Center
 * alike, because both may do the same to them.
 *
 * @source NOT-26, AUD-10
 */
final class MessagePages {

    static final String PAGE = "/messaggi";

    private static final String RETRY = "ritenta";
    private static final String CLOSE = "chiudi";

    /** The one form, which has both acts. */
    private static final String TASKS = "compiti";

    private static final String CHOSEN = "messaggio";
    private static final String AFTER = "dopo";
    private static final int AT_ONCE = 50;

    private final Room<Outbox> outbox;

    MessagePages(Room<Outbox> outbox) {
        this.outbox = outbox;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("messages.title"))
                .operation(Administration.MESSAGES_VIEW)
                .shown(outbox.page((room, request) ->
                        page(room, request, Again.draft(request, Map.of(RETRY, TASKS, CLOSE, TASKS)))))
                .sent(outbox.page(MessagePages::act))
                .build());
    }

    private static PageAnswer page(Outbox room, PageRequest request, Again again) {
        Session caller = Models.caller(request);
        String after = Models.sent(request, AFTER);
        return Reply.to(
                room.lines(caller),
                lines -> Reply.to(
                        room.undelivered(caller, after, AT_ONCE + 1), found -> drawn(lines, found, request, again)));
    }

    private static PageAnswer drawn(List<OutboxLine> lines, List<Undelivered> found, PageRequest request, Again again) {
        List<Undelivered> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        boolean more = found.size() > shown.size();
        Address here = here(request);
        Ask form = new Ask(TASKS, here, again)
                .once()
                .field(Input.of(Input.Kind.BOXES, CHOSEN, Text.of("messages.chosen")))
                .field(Input.reason())
                .button(RETRY, "messages.act.retry")
                .button(CLOSE, "messages.act.close", "outline-danger");
        Map<String, Object> drawn = new HashMap<>(form.model());
        drawn.put("fields", List.of(Input.reason().model(TASKS, again)));
        List<String> ticked = again.ticked(TASKS, CHOSEN);
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines.stream().map(MessageRows::line).toList());
        model.put("begun", Models.sent(request, AFTER).isEmpty());
        model.put(
                "tasks",
                shown.isEmpty()
                        ? false
                        : Map.of(
                                "rows", MessageRows.tasks(shown, TASKS + "-" + CHOSEN + "-", ticked),
                                "error",
                                        again.error(TASKS, CHOSEN)
                                                .<Object>map(text -> text)
                                                .orElse(""),
                                "form", drawn));
        model.put(
                "next",
                more
                        ? Address.of(PAGE)
                                .with(AFTER, shown.get(shown.size() - 1).id())
                                .link()
                        : "");
        model.put("summary", Ask.summary(List.of(form)));
        model.put("notices", Done.notices(request));
        return again.show("messages", model);
    }

    private static Address here(PageRequest request) {
        String after = Models.sent(request, AFTER);
        return after.isEmpty() ? Address.of(PAGE) : Address.of(PAGE).with(AFTER, after);
    }

    private static PageAnswer act(Outbox room, PageRequest request) {
        return switch (Models.sent(request, Ask.ACT)) {
            case RETRY -> act(room, request, room::retry, Done.MESSAGES_RETRIED);
            case CLOSE -> act(room, request, room::close, Done.MESSAGES_CLOSED);
            default -> new PageAnswer.Missing();
        };
    }

    /** What can be done to a task. */
    private interface Act {

        Administered<Undelivered> to(Session caller, String id, String reason);
    }

    /** Does it to every one that was ticked, for one reason; the first hindrance stops it. */
    private static PageAnswer act(Outbox room, PageRequest request, Act act, Done done) {
        List<String> chosen = request.parameters(CHOSEN);
        if (chosen.isEmpty()) {
            return page(room, request, Again.wrong(TASKS, request, Wrong.missing(CHOSEN)));
        }
        Optional<Administered<Undelivered>> hindrance = chosen.stream()
                .map(id -> act.to(Models.caller(request), id, Models.sent(request, "reason")))
                .filter(Reply::hindered)
                .findFirst();
        PageAnswer after = done.at(Address.of(PAGE)).seeOther();
        return hindrance.isEmpty()
                ? after
                : Reply.to(
                        hindrance.get(),
                        task -> after,
                        wrong -> page(room, request, Again.wrong(TASKS, request, wrong)));
    }
}
