package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.document.Documents;
import it.varco.api.form.Text;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageAnswer.FileKind;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of messages: which there are, and each with invented values, for whoever puts others in their place.
 *
 * @source OUT-01, OUT-02, NOT-28
 */
final class WordingPages {

    static final String PAGE = MessagePages.PAGE + "/modelli";
    static final String MAIL = PAGE + "/pagina";
    static final String LETTER = PAGE + "/lettera";

    private static final String SENDER = "mittente";
    private static final String KIND = "messaggio";
    private static final String LANGUAGE = "lingua";

    private final Room<MessageTemplates> templates;
    private final Room<Documents> documents;

    WordingPages(Room<MessageTemplates> templates, Room<Documents> documents) {
        this.templates = templates;
        this.documents = documents;
    }

    List<Page> pages() {
        return List.of(
                Page.at(PAGE, Text.of("wording.title"))
                        .operation(Administration.MESSAGES_VIEW)
                        .parent(MessagePages.PAGE)
                        .shown(templates.page(WordingPages::page))
                        .build(),
                Page.at(MAIL, Text.of("wording.html"))
                        .operation(Administration.MESSAGES_VIEW)
                        .parent(PAGE)
                        .shown(templates.page((room, request) -> Reply.to(asked(room, request), WordingPages::mail)))
                        .build(),
                Page.at(LETTER, Text.of("wording.letter"))
                        .operation(Administration.MESSAGES_VIEW)
                        .parent(PAGE)
                        .shown(templates.page((room, request) ->
                                Reply.to(asked(room, request), preview -> letter(preview, Models.caller(request)))))
                        .build());
    }

    private static PageAnswer page(MessageTemplates room, PageRequest request) {
        return Models.sent(request, KIND).isEmpty()
                ? Reply.to(room.all(Models.caller(request)), WordingPages::list)
                : Reply.to(asked(room, request), WordingPages::one);
    }

    private static Administered<TemplatePreview> asked(MessageTemplates room, PageRequest request) {
        return room.preview(
                Models.caller(request),
                Models.sent(request, SENDER),
                Models.sent(request, KIND),
                Models.sent(request, LANGUAGE));
    }

    private static PageAnswer mail(TemplatePreview preview) {
        return preview.html().isEmpty()
                ? new PageAnswer.Missing()
                : new PageAnswer.SendFile(
                        FileKind.MAIL,
                        "prova.html",
                        ByteBuffer.wrap(preview.html().getBytes(StandardCharsets.UTF_8)));
    }

    private PageAnswer letter(TemplatePreview preview, Session caller) {
        if (preview.letter().isEmpty()) {
            return new PageAnswer.Missing();
        }
        return documents
                .here()
                .flatMap(maker -> maker.pdf(preview.letter(), caller.visit().at()))
                .<PageAnswer>map(pdf -> new PageAnswer.SendFile(FileKind.PDF, "prova.pdf", ByteBuffer.wrap(pdf)))
                .orElseGet(PageAnswer.Unavailable::new);
    }

    private static PageAnswer list(List<TemplateCard> all) {
        long wrong = all.stream().filter(card -> !card.problems().isEmpty()).count();
        return new PageAnswer.Show(
                "console-wordings",
                Map.of(
                        "rows",
                        all.stream().map(WordingPages::row).toList(),
                        "any",
                        !all.isEmpty(),
                        "wrong",
                        wrong == 0 ? "" : Models.count("wording.wrong", wrong)));
    }

    private static Map<String, Object> row(TemplateCard card) {
        Map<String, Object> row = new HashMap<>();
        row.put("subject", card.subject());
        row.put("kind", card.kind());
        row.put("owner", card.owner());
        row.put("code", card.language());
        row.put("language", ownName(card.language()));
        row.put("replaced", card.replaced());
        row.put("broken", !card.problems().isEmpty());
        row.put("url", link(PAGE, card));
        return row;
    }

    private static String link(String page, TemplateCard card) {
        return Address.of(page)
                .with(SENDER, card.owner())
                .with(KIND, card.kind())
                .with(LANGUAGE, card.language())
                .link();
    }

    private static PageAnswer one(TemplatePreview preview) {
        TemplateCard card = preview.card();
        Map<String, Object> model = new HashMap<>(row(card));
        model.put("title", Text.of("wording.title.one", card.kind(), ownName(card.language())));
        model.put("problems", card.problems());
        model.put("written", !preview.source().isEmpty());
        model.put("brief", preview.brief());
        model.put("parts", Models.count("wording.parts", preview.segments()));
        model.put("text", preview.text());
        model.put("mail", link(MAIL, card));
        model.put("letter", link(LETTER, card));
        model.put("source", preview.source());
        model.put("file", preview.file());
        return new PageAnswer.Show("console-wording", model);
    }

    private static String ownName(String language) {
        Locale locale = new Locale(language);
        return locale.getDisplayLanguage(locale);
    }
}
