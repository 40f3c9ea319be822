package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import it.varco.api.access.NewApplication;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bearer tokens of programs: shown once when they are made, ended here.
 *
 * @source D-46, SEC-53
 */
final class TokenPages {

    static final String PAGE = Address.HOUSE + "/programmi";

    private static final String CREATE = "crea";
    private static final String END = "termina";
    private static final String TOKEN = "gettone";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DAYS = 3;
    private static final String USUAL_DAYS = "90";

    private final Room<Applications> applications;

    TokenPages(Room<Applications> applications) {
        this.applications = applications;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("tokens.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(applications.page((room, request) -> page(room, request, Again.draft(request, Map.of()))))
                .sent(applications.page(TokenPages::act))
                .build());
    }

    private static PageAnswer page(Applications room, PageRequest request, Again again) {
        return Reply.to(room.all(Models.caller(request)), all -> list(all, request, again));
    }

    private static PageAnswer list(List<Application> all, PageRequest request, Again again) {
        Ask create = creation(request, again);
        Ask end = new Ask(END, Address.of(PAGE), again)
                .once()
                .field(Input.of(Input.Kind.CHOICE, TOKEN, Text.of("tokens.which"))
                        .options(all.stream()
                                .map(each -> new Input.Option(each.id(), each.name()))
                                .toList()))
                .field(Input.reason())
                .button(END, "tokens.act.end", "danger");
        return again.show(
                "console-tokens",
                Map.of(
                        "rows", all.stream().map(TokenPages::row).toList(),
                        "any", !all.isEmpty(),
                        "form", create.model(),
                        "end", all.isEmpty() ? false : Map.of("form", end.model()),
                        "summary", Ask.summary(List.of(create, end)),
                        "notices", Done.notices(request)));
    }

    private static Ask creation(PageRequest request, Again again) {
        List<Input.Option> scopes = Administration.scopes().stream()
                .map(scope -> new Input.Option(scope.name(), Text.of("act." + scope.name())))
                .toList();
        return new Ask(CREATE, Address.of(PAGE), again)
                .once()
                .fresh(request, Address.of(PAGE))
                .field(Input.of(Input.Kind.LINE, "name", Text.of("tokens.name"))
                        .hint(Text.of("tokens.name.hint"))
                        .longest(LONGEST_NAME))
                .field(Input.of(Input.Kind.BOXES, "scopes", Text.of("tokens.scopes"))
                        .hint(Text.of("tokens.scopes.hint"))
                        .options(scopes))
                .field(Input.of(Input.Kind.LINE, "days", Text.of("tokens.days"))
                        .hint(Text.of("tokens.days.hint"))
                        .value(USUAL_DAYS)
                        .longest(LONGEST_DAYS))
                .field(Input.reason())
                .button(CREATE, "tokens.act.create");
    }

    private static Map<String, Object> row(Application application) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", application.id());
        row.put("name", application.name());
        row.put("scopes", application.scopes().stream().map(TokenPages::scope).toList());
        row.put("created", application.createdAt());
        row.put("createdIso", Models.iso(application.createdAt()));
        row.put("expires", application.expiresAt());
        row.put("expiresIso", Models.iso(application.expiresAt()));
        row.put("used", application.lastUsedAt().<Object>map(at -> at).orElse(""));
        row.put("usedIso", application.lastUsedAt().map(Models::iso).orElse(""));
        return row;
    }

    private static Map<String, Object> scope(String name) {
        boolean known =
                Administration.scopes().stream().anyMatch(scope -> scope.name().equals(name));
        return Map.of("label", known ? Text.of("act." + name) : name);
    }

    private static PageAnswer act(Applications room, PageRequest request) {
        Session caller = Models.caller(request);
        String act = Models.sent(request, Ask.ACT);
        String reason = Models.sent(request, "reason");
        return switch (act) {
            case CREATE ->
                Reply.to(
                        room.create(
                                caller,
                                Models.sent(request, "name"),
                                request.parameters("scopes"),
                                Models.sent(request, "days"),
                                reason),
                        TokenPages::made,
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case END ->
                Reply.to(
                        room.end(caller, Models.sent(request, TOKEN), reason),
                        ended -> Done.TOKEN_ENDED.at(Address.of(PAGE)).seeOther(),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            default -> new PageAnswer.Missing();
        };
    }

    /** The only time the token is shown. */
    private static PageAnswer made(NewApplication made) {
        Map<String, Object> model = new HashMap<>(row(made.application()));
        model.put("title", Text.of("token.title"));
        model.put("token", made.token());
        return new PageAnswer.Show("console-token", model);
    }
}
