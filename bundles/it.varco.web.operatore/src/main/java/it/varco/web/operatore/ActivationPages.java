package it.varco.web.operatore;

import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.ReturnPath;
import java.util.List;
import java.util.Map;

/**
 * Where a member of staff brings the code of an invitation and makes a credential; open to all, because nobody who has
 * one yet can be signed in.
 *
 * @source D-63
 */
final class ActivationPages {

    static final String PAGE = "/attivazione";

    /** The field in which a code that works once is typed. */
    static final String CODE = "code";

    private static final String ACTIVATE = "attiva";
    private static final int LONGEST_CODE = 60;

    private final Room<Logins> logins;

    ActivationPages(Room<Logins> logins) {
        this.logins = logins;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("activation.title"))
                .shown(request -> page(Again.NOTHING))
                .sent(logins.page(ActivationPages::accept))
                .build());
    }

    private static PageAnswer page(Again again) {
        Ask form = new Ask(ACTIVATE, Address.of(PAGE), again)
                .field(code("activation.code", "activation.code.hint"))
                .button(ACTIVATE, "activation.act");
        return again.show("console-activation", Map.of("form", form.model(), "summary", Ask.summary(List.of(form))));
    }

    /** A field for a code that works once; it is never shown again. */
    static Input code(String label, String hint) {
        return Input.of(Input.Kind.CODE, CODE, Text.of(label))
                .hint(Text.of(hint))
                .longest(LONGEST_CODE);
    }

    private static PageAnswer accept(Logins room, PageRequest request) {
        String code = Models.sent(request, CODE);
        if (code.isBlank()) {
            return page(Again.wrong(ACTIVATE, request, Wrong.missing(CODE)));
        }
        Login login = room.accept(request.browserVisit(), code, new ReturnPath(Address.HOUSE));
        return login instanceof Login.Expired
                ? page(Again.wrong(ACTIVATE, request, new Wrong(List.of(new Flaw(CODE, Flaw.Kind.SHAPE, "")), "")))
                : new PageAnswer.Enter(login);
    }
}
