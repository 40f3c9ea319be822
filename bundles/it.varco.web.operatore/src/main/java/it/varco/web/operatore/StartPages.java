package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.ReturnPath;
import it.varco.api.session.Session;
import it.varco.api.staff.FirstStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first start, step by step; it can be left and taken up again at any point, because where it stands is asked of
 * the rooms each time.
 *
 * @source UX-50, SEC-70, D-50
 */
final class StartPages {

    private static final String BEGIN = "inizia";
    private static final String PERSON = "codiceFiscale";

    private final Room<FirstStart> start;
    private final Checklist checklist;

    StartPages(Room<FirstStart> start, Checklist checklist) {
        this.start = start;
        this.checklist = checklist;
    }

    /** Open to all: at first there is nobody who could be signed in. What only an administrator may see asks rooms. */
    List<Page> pages() {
        return List.of(Page.at(Address.START, Text.of("start.title"))
                .shown(start.page(this::page))
                .sent(start.page(this::act))
                .build());
    }

    private PageAnswer page(FirstStart room, PageRequest request) {
        return switch (room.stage()) {
            case NOBODY -> nobody(Again.NOTHING);
            case CLOSED ->
                request.session().map(caller -> checklist.page(caller, request)).orElseGet(StartPages::enter);
            case OVER -> over(request);
        };
    }

    private static PageAnswer nobody(Again again) {
        Ask form = new Ask(BEGIN, Address.of(Address.START), again)
                .field(ActivationPages.code("start.code", "start.code.hint"))
                .field(Input.of(Input.Kind.CODICE_FISCALE, PERSON, Text.of("ask.cf"))
                        .hint(Text.of("start.cf.hint")))
                .button(BEGIN, "start.act.begin");
        return again.show(
                "console-start",
                Map.of(
                        "title", Text.of("start.title.nobody"),
                        "form", form.model(),
                        "summary", Ask.summary(List.of(form))));
    }

    /** There is an administrator, and this browser is not signed in. */
    private static PageAnswer enter() {
        return new PageAnswer.Show(
                "console-start-enter",
                Map.of(
                        "title", Text.of("start.title.enter"),
                        "login", Address.login(Address.of(Address.START)).link()));
    }

    private PageAnswer over(PageRequest request) {
        Optional<String> site = request.session().flatMap(checklist::site);
        return new PageAnswer.Show(
                "console-start-over",
                Map.of(
                        "title", Text.of("start.title.over"),
                        "publicSite", site.orElse(""),
                        "notices", Done.notices(request)));
    }

    private PageAnswer act(FirstStart room, PageRequest request) {
        String act = Models.sent(request, Ask.ACT);
        if (act.equals(BEGIN)) {
            return Reply.to(
                    room.begin(
                            request.browserVisit(),
                            Models.sent(request, ActivationPages.CODE),
                            Models.sentCode(request, PERSON),
                            new ReturnPath(Address.START)),
                    PageAnswer.Enter::new,
                    wrong -> nobody(Again.wrong(BEGIN, request, wrong)));
        }
        Optional<Session> session = request.session();
        if (session.isEmpty()) {
            return enter();
        }
        return act.equals(Checklist.OPEN)
                ? Reply.to(
                        room.finish(session.get()),
                        stage -> Done.OPENED.at(Address.of(Address.START)).seeOther(),
                        wrong -> checklist.page(session.get(), request, Again.wrong(Checklist.OPEN, request, wrong)))
                : checklist.act(session.get(), request, act);
    }
}
