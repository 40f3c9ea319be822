package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.configuration.Configurations;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.OpenSession;
import it.varco.api.session.Session;
import it.varco.api.session.Sessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The open sessions of a person, and ending them. The codice fiscale is in a form, never in an address.
 *
 * @source SEC-30, SEC-33, API-05
 */
final class SessionPages {

    static final String PAGE = Address.HOUSE + "/sessioni";

    private static final String SEARCH = "cerca";
    private static final String END = "termina";
    private static final String PERSON = "codiceFiscale";
    private static final String REASON = "reason";
    private static final String HANDLE = "sessione";
    private static final String SIGNED_OUT = "/uscita";

    private final Room<Sessions> sessions;
    private final Room<Plugins> plugins;
    private final Room<Configurations> names;

    SessionPages(Room<Sessions> sessions, Room<Plugins> plugins, Room<Configurations> names) {
        this.sessions = sessions;
        this.plugins = plugins;
        this.names = names;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("sessions.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(request -> empty(request, Again.draft(request, Map.of(END, SEARCH))))
                .sent(sessions.page(this::act))
                .build());
    }

    private static PageAnswer empty(PageRequest request, Again again) {
        return show(request, search(again), false, List.of(), again);
    }

    private PageAnswer act(Sessions room, PageRequest request) {
        return switch (Models.sent(request, Ask.ACT)) {
            case SEARCH -> found(room, request, Again.typed(END, request));
            case END -> end(room, request);
            default -> new PageAnswer.Missing();
        };
    }

    /** The sessions of the person who was typed. */
    private PageAnswer found(Sessions room, PageRequest request, Again again) {
        String typed = Models.sentCode(request, PERSON);
        return Reply.to(
                room.openOf(Models.caller(request), typed),
                open -> found(open, typed, request, again),
                wrong -> empty(request, Again.wrong(SEARCH, request, wrong)));
    }

    private PageAnswer found(List<OpenSession> open, String typed, PageRequest request, Again again) {
        List<String> chosen = again.ticked(END, HANDLE);
        Session caller = Models.caller(request);
        Map<String, String> called = PluginNames.of(names, caller).ofCredentials(plugins, caller);
        Ask end = new Ask(END, Address.of(PAGE), again)
                .once()
                .keeping(PERSON, typed)
                .field(Input.of(Input.Kind.BOXES, HANDLE, Text.of("sessions.chosen")))
                .field(Input.reason())
                .button(END, "sessions.act.end", "danger");
        Map<String, Object> form = new HashMap<>(end.model());
        form.put("fields", List.of(Input.reason().model(END, again)));
        Map<String, Object> found = Map.of(
                "groups", CodiceFiscale.parse(typed).map(Models::groups).orElse(List.of(typed)),
                "any", !open.isEmpty(),
                "count", Models.count("sessions.found", open.size()),
                "rows", rows(open, chosen, called),
                "error", again.error(END, HANDLE).<Object>map(text -> text).orElse(""),
                "form", form);
        return show(request, search(Again.typed(SEARCH, request)), found, List.of(end), again);
    }

    private static Ask search(Again again) {
        return new Ask(SEARCH, Address.of(PAGE), again)
                .field(Input.of(Input.Kind.CODICE_FISCALE, PERSON, Text.of("ask.cf")))
                .passing(REASON)
                .button(SEARCH, "sessions.act.search");
    }

    private static PageAnswer show(PageRequest request, Ask search, Object found, List<Ask> others, Again again) {
        Map<String, Object> model = new HashMap<>();
        if (!found.equals(false)) {
            model.put("title", Text.of("sessions.title.found"));
        }
        model.put("form", search.model());
        model.put("found", found);
        model.put("summary", Ask.summary(others.isEmpty() ? List.of(search) : others));
        model.put("notices", Done.notices(request));
        return again.show("console-sessions", model);
    }

    private static List<Map<String, Object>> rows(
            List<OpenSession> open, List<String> chosen, Map<String, String> called) {
        return IntStream.range(0, open.size())
                .mapToObj(i -> row(open.get(i), END + "-" + HANDLE + "-" + i, chosen, called))
                .toList();
    }

    private static Map<String, Object> row(
            OpenSession session, String id, List<String> chosen, Map<String, String> called) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("handle", session.handle());
        row.put("chosen", chosen.contains(session.handle()));
        row.put("begun", session.openedAt());
        row.put("begunIso", Models.iso(session.openedAt()));
        row.put("used", session.lastUsedAt());
        row.put("usedIso", Models.iso(session.lastUsedAt()));
        row.put("credential", session.provider());
        row.put("called", called.getOrDefault(session.provider(), ""));
        row.put("address", session.address());
        row.put("current", session.current());
        return row;
    }

    /** Ends every session that was ticked, for one reason; the first hindrance stops it. */
    private PageAnswer end(Sessions room, PageRequest request) {
        Session caller = Models.caller(request);
        List<String> handles = request.parameters(HANDLE);
        if (handles.isEmpty()) {
            return found(room, request, Again.wrong(END, request, Wrong.missing(HANDLE)));
        }
        Optional<Administered<OpenSession>> hindrance = handles.stream()
                .map(handle -> room.end(caller, handle, Models.sent(request, REASON)))
                .filter(Reply::hindered)
                .findFirst();
        if (hindrance.isPresent()) {
            return Reply.to(
                    hindrance.get(),
                    session -> new PageAnswer.Missing(),
                    wrong -> found(room, request, Again.wrong(END, request, wrong)));
        }
        return handles.contains(caller.handle())
                ? new PageAnswer.SignedOut(SIGNED_OUT)
                : Done.SESSIONS_ENDED.at(Address.of(PAGE)).seeOther();
    }
}
