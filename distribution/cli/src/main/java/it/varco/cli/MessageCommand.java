package it.varco.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Messages: what waits to be handed over, what could not be, and the words they are made from (NOT-26). */
@Command(
        name = "message",
        description = "Messages to people: the outbox, those that did not arrive, their words.",
        synopsisSubcommandLabel = "COMMAND")
final class MessageCommand {

    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail.";
    private static final String ID = "As varco message list shows it.";
    private static final String TEMPLATE = "As varco message templates shows it.";

    private final Desk desk;

    MessageCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "outbox", description = "How many messages wait with each medium, and which channel carries them.")
    int outbox() {
        Answer answer = desk.management().get("/messages/outbox");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "There is no medium.",
                                "MEDIUM medium",
                                "WAITING waiting",
                                "OLDEST oldest",
                                "UNDELIVERED undelivered",
                                "CHANNEL channel"));
        return Exit.DONE;
    }

    @Command(name = "list", description = "Every message that could not be handed over, the oldest first.")
    int list() {
        Answer answer = desk.management().all("/messages/undelivered");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "Every message was handed over, or still may be.",
                                "ID id",
                                "OWNER owner",
                                "MESSAGE kind",
                                "CODICE_FISCALE codice_fiscale",
                                "MEDIUM medium",
                                "ADDRESS address",
                                "WHY why",
                                "SINCE since",
                                "AGAIN can_be_retried"));
        return Exit.DONE;
    }

    @Command(
            name = "retry",
            description = "Put a message back: it is sent as if it were new, to the contacts the person has now, or to"
                    + " the one address it was for.")
    int retry(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        return act(id, "retries", reason, " is in the outbox again");
    }

    @Command(name = "close", description = "Close a message: it leaves the list, and is never sent again.")
    int close(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        return act(id, "endings", reason, " is closed");
    }

    private int act(String id, String what, String reason, String said) {
        Map<String, String> body = Map.of("reason", desk.reason(reason));
        desk.show(desk.management().post("/messages/undelivered/" + Desk.part(id) + "/" + what, body), message -> {
            String now = Fields.text(message, "id");
            desk.output().line("The message " + id + said + (now.equals(id) ? "." : " as " + now + "."));
        });
        return Exit.DONE;
    }

    @Command(name = "templates", description = "The words of every kind of message, and whether they were replaced.")
    int templates() {
        Answer answer = desk.management().get("/messages/templates");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "There is no template.",
                                "OWNER owner",
                                "KIND kind",
                                "LANGUAGE language",
                                "REPLACED replaced",
                                "PROBLEMS problems"));
        return Exit.DONE;
    }

    @Command(name = "preview", description = "A message of invented values, in the words that count now.")
    int preview(
            @Parameters(paramLabel = "OWNER", description = TEMPLATE) String owner,
            @Parameters(paramLabel = "KIND", description = TEMPLATE) String kind,
            @Parameters(paramLabel = "LANGUAGE", description = TEMPLATE) String language) {
        String path = "/messages/templates/" + Desk.part(owner) + "/" + Desk.part(kind) + "/" + Desk.part(language);
        desk.show(desk.management().get(path), preview -> {
            desk.output().line("Subject: " + Fields.text(preview, "subject"));
            desk.output().line("Short:   " + Fields.text(preview, "brief"));
            desk.output().line("File:    " + Fields.text(preview, "file"));
            desk.output().line("");
            String.valueOf(preview.get("text")).lines().map(Fields::harmless).forEach(desk.output()::line);
        });
        return Exit.DONE;
    }
}
