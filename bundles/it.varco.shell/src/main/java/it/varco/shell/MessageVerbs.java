package it.varco.shell;

import it.varco.api.form.Sentence;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.TemplateCard;
import it.varco.api.notification.TemplatePreview;
import it.varco.api.notification.Undelivered;
import java.util.List;

/** Messages: what waits to be handed over, what could not be, and the words they are made from (NOT-26). */
final class MessageVerbs {

    static final String USAGE =
            "message outbox | list [--after ID] | retry ID | close ID | templates | preview OWNER KIND LANGUAGE"
                    + "  [--reason \"...\"]";

    private static final int AT_ONCE = 100;

    private MessageVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "outbox" -> outbox(desk);
            case "list" -> list(desk);
            case "retry" -> retry(desk);
            case "close" -> close(desk);
            case "templates" -> templates(desk);
            case "preview" -> preview(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void outbox(Desk desk) {
        desk.line().only(1);
        List<OutboxLine> lines = Verdict.done(desk.room(Outbox.class).lines(desk.caller()));
        desk.table(
                "There is no medium.",
                List.of("MEDIUM", "WAITING", "OLDEST", "UNDELIVERED", "CHANNEL"),
                lines.stream().map(MessageVerbs::row).toList());
    }

    private static List<String> row(OutboxLine line) {
        return List.of(
                Desk.word(line.medium()),
                String.valueOf(line.waiting()),
                line.oldest().map(Desk::moment).orElse(""),
                String.valueOf(line.undelivered()),
                line.channel().orElse(""));
    }

    private static void list(Desk desk) {
        desk.line().only(1, "after");
        List<Undelivered> found = Verdict.done(
                desk.room(Outbox.class).undelivered(desk.caller(), desk.line().option("after", ""), AT_ONCE));
        desk.table(
                "Every message was handed over, or still may be.",
                List.of("ID", "OWNER", "MESSAGE", "CODICE FISCALE", "MEDIUM", "ADDRESS", "WHY", "SINCE", "AGAIN"),
                found.stream().map(MessageVerbs::row).toList());
        if (found.size() == AT_ONCE) {
            desk.say("More: --after " + found.get(AT_ONCE - 1).id());
        }
    }

    private static List<String> row(Undelivered task) {
        return List.of(
                task.id(),
                task.owner(),
                task.kind(),
                task.person().map(CodiceFiscale::masked).orElse(""),
                task.medium().map(medium -> Desk.word(medium)).orElse(""),
                task.address(),
                task.why(),
                Desk.moment(task.since()),
                task.canBeRetried() ? "yes" : "no, its text was erased");
    }

    private static void retry(Desk desk) {
        desk.line().only(2, "reason");
        Undelivered task = Verdict.done(desk.room(Outbox.class)
                .retry(desk.caller(), id(desk), desk.line().reason()));
        String another = task.id().equals(id(desk)) ? "" : " as " + task.id();
        desk.say("The message " + id(desk) + " is in the outbox again" + another + ".");
    }

    private static void close(Desk desk) {
        desk.line().only(2, "reason");
        Undelivered task = Verdict.done(desk.room(Outbox.class)
                .close(desk.caller(), id(desk), desk.line().reason()));
        desk.say("The message " + task.id() + " is closed.");
    }

    private static String id(Desk desk) {
        return desk.line().word(1, "ID");
    }

    private static void templates(Desk desk) {
        desk.line().only(1);
        List<TemplateCard> all = Verdict.done(desk.room(MessageTemplates.class).all(desk.caller()));
        desk.table(
                "There is no template.",
                List.of("OWNER", "KIND", "LANGUAGE", "REPLACED", "PROBLEMS"),
                all.stream().map(MessageVerbs::row).toList());
    }

    private static List<String> row(TemplateCard card) {
        return List.of(
                card.owner(),
                card.kind(),
                card.language(),
                card.replaced() ? "yes" : "no",
                Desk.joined(card.problems().stream().map(Sentence::toString).toList()));
    }

    private static void preview(Desk desk) {
        Line line = desk.line();
        line.only(4);
        TemplatePreview preview = Verdict.done(desk.room(MessageTemplates.class)
                .preview(desk.caller(), line.word(1, "OWNER"), line.word(2, "KIND"), line.word(3, "LANGUAGE")));
        desk.say("Subject: " + preview.card().subject());
        desk.say("Short:   " + preview.brief());
        desk.say("File:    " + preview.file());
        desk.say("");
        preview.text().lines().forEach(desk::say);
    }
}
