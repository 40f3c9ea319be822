package it.varco.shell;

import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import it.varco.api.access.NewApplication;
import java.util.List;
import java.util.regex.Pattern;

/** Bearer tokens of programs that call the management interface (D-46). */
final class TokenVerbs {

    static final String USAGE =
            "token list | create NAME --scope a.b --scope c.d [--days 90] | end ID  [--reason \"...\"]";

    private static final Pattern COMMA = Pattern.compile(",");

    private TokenVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "create" -> create(desk);
            case "end" -> end(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void list(Desk desk) {
        desk.line().only(1);
        List<Application> all = Verdict.done(desk.room(Applications.class).all(desk.caller()));
        desk.table(
                "There is no token.",
                List.of("ID", "NAME", "EXPIRES", "LAST USED", "SCOPES"),
                all.stream().map(TokenVerbs::row).toList());
    }

    private static List<String> row(Application application) {
        return List.of(
                application.id(),
                application.name(),
                Desk.moment(application.expiresAt()),
                application.lastUsedAt().map(Desk::moment).orElse(""),
                Desk.joined(application.scopes()));
    }

    private static void create(Desk desk) {
        Line line = desk.line();
        line.only(2, "scope", "days", "reason");
        List<String> scopes = line.all("scope").stream()
                .flatMap(COMMA::splitAsStream)
                .filter(scope -> !scope.isBlank())
                .toList();
        NewApplication made = Verdict.done(desk.room(Applications.class)
                .create(desk.caller(), line.word(1, "NAME"), scopes, line.option("days", "90"), line.reason()));
        desk.say("Token of " + made.application().name() + ", shown this once:");
        desk.say(made.token());
    }

    private static void end(Desk desk) {
        desk.line().only(2, "reason");
        Application ended = Verdict.done(desk.room(Applications.class)
                .end(desk.caller(), desk.line().word(1, "ID"), desk.line().reason()));
        desk.say("The token of " + ended.name() + " is ended.");
    }
}
