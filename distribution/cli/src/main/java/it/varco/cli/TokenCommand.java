package it.varco.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bearer tokens of programs that call the management interface (D-46). */
@Command(
        name = "token",
        description = "Tokens for programs that call the management interface.",
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {

    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail.";

    private final Desk desk;

    TokenCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", description = "Every token that is neither expired nor ended.")
    int list() {
        Answer answer = desk.management().all("/applications");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "There is no token.",
                                "ID id",
                                "NAME name",
                                "SCOPES scopes",
                                "CREATED created_at",
                                "EXPIRES expires_at",
                                "LAST_USED last_used_at"));
        return Exit.DONE;
    }

    @Command(
            name = "create",
            description =
                    "Make a token. It is printed once, alone on standard output; keep it in a file with mode 0600.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What people call the program, 3 to 60 characters.")
                    String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            description = "What it may do, such as plugins.view,plugins.switch.")
                    List<String> scopes,
            @Option(names = "--days", defaultValue = "90", description = "How long it lives, 1 to 365. Default: 90.")
                    int days,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, Object> body = Map.of("name", name, "scopes", scopes, "days", days, "reason", desk.reason(reason));
        desk.show(desk.management().post("/applications", body), made -> {
            desk.around().err().println("Shown this once:");
            desk.output().line(Fields.text(made, "token"));
        });
        return Exit.DONE;
    }

    @Command(name = "end", description = "End a token, at once.")
    int end(
            @Parameters(paramLabel = "ID", description = "As varco token list shows it.") String id,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, String> body = Map.of("reason", desk.reason(reason));
        desk.show(
                desk.management().post("/applications/" + Desk.part(id) + "/endings", body),
                ended -> desk.output().line("The token " + Fields.text(ended, "name") + " is ended."));
        return Exit.DONE;
    }
}
