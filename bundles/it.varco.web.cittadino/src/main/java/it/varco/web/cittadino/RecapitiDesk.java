package it.varco.web.cittadino;

import it.varco.api.access.Flaw;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Recapiti;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a citizen sees their contacts, masked, and adds, changes or removes one.
 *
 * @source SEC-10, UX-03, UX-17
 */
final class RecapitiDesk {

    static final String LIST = "/area/recapiti";
    static final String ONE = "/area/recapiti/recapito";
    static final String CODE = "/area/recapiti/codice";

    /** Parameter that names a medium. */
    static final String MEDIUM = "mezzo";

    /** Form field that says what is to be done. */
    static final String ACT = "atto";

    /** The act that takes a contact away; any other one puts it in. */
    static final String REMOVE = "togli";

    /** Form fields: the contact, and the code that was sent to it. */
    static final String ADDRESS = "recapito";

    static final String TYPED_CODE = "codice";

    private static final Map<String, Object> NOTHING_WRONG = Map.of();

    private final Recapiti recapiti;
    private final PageRequest request;
    private final Session session;

    /** @param session that of the request */
    RecapitiDesk(Recapiti recapiti, PageRequest request, Session session) {
        this.recapiti = recapiti;
        this.request = request;
        this.session = session;
    }

    /** What the first page of the area shows. */
    Map<String, Object> summary() {
        List<RecapitoCard> known = recapiti.of(session);
        boolean mail = known.stream().anyMatch(card -> card.medium() == Medium.EMAIL);
        return Map.of(
                "known", known.stream().map(card -> row(card.medium(), known)).toList(),
                "hasKnown", !known.isEmpty(),
                "withoutMail", !mail);
    }

    PageAnswer list() {
        List<RecapitoCard> known = recapiti.of(session);
        List<Medium> open = recapiti.open();
        List<Map<String, Object>> more = open.stream()
                .filter(medium -> card(medium, known).isEmpty())
                .map(medium -> row(medium, known))
                .toList();
        return new PageAnswer.Show(
                "contacts",
                Map.of(
                        "known",
                        known.stream().map(card -> row(card.medium(), known)).toList(),
                        "hasKnown",
                        !known.isEmpty(),
                        "more",
                        more,
                        "hasMore",
                        !more.isEmpty(),
                        "nothingOpen",
                        open.isEmpty(),
                        "notices",
                        CitizenPages.notices(request)));
    }

    private static Map<String, Object> row(Medium medium, List<RecapitoCard> known) {
        Map<String, Object> row = new HashMap<>(named(medium));
        card(medium, known).ifPresent(card -> {
            row.put("masked", card.masked());
            row.put("since", card.since());
            row.put("sinceIso", Models.iso(card.since()));
        });
        return row;
    }

    private static Optional<RecapitoCard> card(Medium medium, List<RecapitoCard> known) {
        return known.stream().filter(card -> card.medium() == medium).findFirst();
    }

    private static Map<String, Object> named(Medium medium) {
        String name = name(medium);
        return Map.of(
                "medium", name,
                "label", Text.of("recapiti." + name),
                "address", at(ONE, medium),
                "code", at(CODE, medium));
    }

    /** Shows the form of a medium, with what was typed before a login. */
    PageAnswer one() {
        return medium().map(medium -> one(medium, draft(), NOTHING_WRONG)).orElseGet(PageAnswer.Missing::new);
    }

    private String draft() {
        return request.draft().getOrDefault(ADDRESS, List.of()).stream()
                .findFirst()
                .orElse("");
    }

    private PageAnswer one(Medium medium, String typed, Map<String, Object> wrong) {
        List<RecapitoCard> known = recapiti.of(session);
        Optional<RecapitoCard> card = card(medium, known);
        boolean open = recapiti.open().contains(medium);
        if (card.isEmpty() && !open) {
            return new PageAnswer.Missing();
        }
        Map<String, Object> model = new HashMap<>(row(medium, known));
        model.put("title", Text.of(card.isPresent() ? "recapiti.change.title" : "recapiti.add.title"));
        model.put("there", card.isPresent());
        model.put("open", open);
        model.put("letter", medium == Medium.POSTA);
        model.put("phone", medium == Medium.SMS);
        model.put("hint", Text.of("recapiti." + name(medium) + ".hint"));
        model.put("typed", typed);
        return drawn("contact", model, wrong);
    }

    /** Sends a code to a contact, or takes it away. */
    PageAnswer sent() {
        Optional<Medium> medium = medium();
        if (medium.isEmpty()) {
            return new PageAnswer.Missing();
        }
        boolean away = request.parameter(ACT).filter(REMOVE::equals).isPresent();
        String typed = away ? "" : request.parameter(ADDRESS).orElse("");
        RecapitoStep step =
                away ? recapiti.remove(session, medium.get()) : recapiti.begin(session, medium.get(), typed);
        return after(medium.get(), step, away ? Done.CONTACT_REMOVED : Done.CONTACT_CHANGED, typed);
    }

    PageAnswer code() {
        return medium().map(medium -> code(medium, NOTHING_WRONG)).orElseGet(PageAnswer.Missing::new);
    }

    private static PageAnswer code(Medium medium, Map<String, Object> wrong) {
        Map<String, Object> model = new HashMap<>(named(medium));
        model.put("lead", Text.of(medium == Medium.POSTA ? "recapiti.code.lead.posta" : "recapiti.code.lead"));
        return drawn("contact-code", model, wrong);
    }

    private static PageAnswer drawn(String template, Map<String, Object> model, Map<String, Object> wrong) {
        model.put("wrong", wrong.isEmpty() ? false : wrong);
        return wrong.isEmpty() ? new PageAnswer.Show(template, model) : new PageAnswer.Rejected(template, model);
    }

    PageAnswer codeSent() {
        return medium().map(medium -> after(
                        medium,
                        recapiti.confirm(
                                session, medium, request.parameter(TYPED_CODE).orElse("")),
                        Done.CONTACT_CHANGED,
                        ""))
                .orElseGet(PageAnswer.Missing::new);
    }

    /** The one place where a step is taken apart. */
    private PageAnswer after(Medium medium, RecapitoStep step, Done done, String typed) {
        if (step instanceof RecapitoStep.CodeSent) {
            return new PageAnswer.SeeOther(at(CODE, medium));
        }
        if (step instanceof RecapitoStep.Changed) {
            return new PageAnswer.SeeOther(LIST + "?" + CitizenPages.DONE + "=" + done.code());
        }
        if (step instanceof RecapitoStep.Invalid invalid) {
            return done == Done.CONTACT_REMOVED // somebody was quicker
                    ? new PageAnswer.SeeOther(LIST)
                    : one(medium, typed, wrong(words(medium, invalid.flaw())));
        }
        if (step instanceof RecapitoStep.WrongCode) {
            return code(medium, wrong(Text.of("recapiti.error.code")));
        }
        if (step instanceof RecapitoStep.TooMany tooMany) {
            return one(medium, typed, Map.of("text", "", "until", tooMany.until()));
        }
        if (step instanceof RecapitoStep.Forbidden forbidden) {
            return new PageAnswer.Forbidden(forbidden.why());
        }
        if (step instanceof RecapitoStep.Unavailable) {
            return new PageAnswer.Unavailable();
        }
        throw new IllegalStateException("step: expected one of the known ones");
    }

    private static Map<String, Object> wrong(Text text) {
        return Map.of("text", text, "until", "");
    }

    private static Text words(Medium medium, Flaw flaw) {
        return flaw.kind() == Flaw.Kind.MISSING
                ? Text.of("recapiti.error.missing")
                : Text.of("recapiti." + name(medium) + ".error");
    }

    private Optional<Medium> medium() {
        return request.parameter(MEDIUM)
                .flatMap(typed -> Stream.of(Medium.values())
                        .filter(medium -> name(medium).equals(typed))
                        .findFirst());
    }

    private static String name(Medium medium) {
        return medium.name().toLowerCase(Locale.ROOT);
    }

    private static String at(String page, Medium medium) {
        return page + "?" + MEDIUM + "=" + name(medium);
    }
}
