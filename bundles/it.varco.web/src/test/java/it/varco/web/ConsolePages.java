package it.varco.web;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Pages of the management site, as a bundle of the gateway contributes them. */
final class ConsolePages implements PageSet {

    static final String HOUSE = "/amministrazione";
    static final String PARTS = "/amministrazione/componenti";
    static final String PART = "/amministrazione/componenti/uno";
    static final String START = "/amministrazione/avvio";

    final List<List<String>> sent = new CopyOnWriteArrayList<>();
    final List<PageRequest> marked = new CopyOnWriteArrayList<>();
    volatile String mark = "one";
    volatile Function<PageRequest, PageAnswer> answer = request -> new PageAnswer.SeeOther(PARTS + "?fatto=si");

    private final List<Page> pages = List.of(
            Page.at(HOUSE, Text.of("guest.title"))
                    .operation(operation("console.enter").unrecorded().build())
                    .shown(ConsolePages::show)
                    .build(),
            Page.at(PARTS, Text.of("guest.title"))
                    .operation(operation("plugins.view").unrecorded().build())
                    .parent(HOUSE)
                    .shown(ConsolePages::show)
                    .sent(this::take)
                    .live(this::mark)
                    .build(),
            Page.at(PART, Text.of("guest.title"))
                    .operation(operation("plugins.view").unrecorded().build())
                    .parent(PARTS)
                    .shown(ConsolePages::show)
                    .build(),
            Page.at("/amministrazione/traccia", Text.of("guest.title"))
                    .operation(operation("audit.read").build())
                    .parent(HOUSE)
                    .shown(ConsolePages::show)
                    .live(this::mark)
                    .build(),
            Page.at("/amministrazione/fine", Text.of("guest.title"))
                    .operation(operation("sessions.end").recordedByAct().build())
                    .parent(PARTS)
                    .sent(this::take)
                    .build(),
            Page.at(START, Text.of("guest.title"))
                    .parent(HOUSE)
                    .shown(ConsolePages::show)
                    .sent(this::take)
                    .live(this::mark)
                    .build());

    private static Operation.Builder operation(String name) {
        return Operation.named(name).role(Role.AMMINISTRATORE);
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    static Map<String, Object> model() {
        return Map.of("value", "", "text", Text.of("guest.text", ""), "when", RunningSite.NOW, "by", "pin");
    }

    private static PageAnswer show(PageRequest request) {
        return new PageAnswer.Show("guest", model());
    }

    private PageAnswer take(PageRequest request) {
        sent.add(request.parameters("value"));
        return answer.apply(request);
    }

    private String mark(PageRequest request) {
        marked.add(request);
        return mark;
    }
}
