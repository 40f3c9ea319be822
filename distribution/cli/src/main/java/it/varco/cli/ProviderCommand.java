package it.varco.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plugins: who is here, switched off and on (UX-52). */
@Command(
        name = "provider",
        description = "Ways of signing in, and other plugins: see them, switch them off and on.",
        synopsisSubcommandLabel = "COMMAND")
final class ProviderCommand {

    private static final String KIND = "What the plugin is for. Default: credential, a way of signing in.";
    private static final String ID = "Its identifier, such as pin.";
    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail.";
    private static final String YES = "Do not ask.";
    private static final String IMPACT = "Only show whom and what it would affect.";
    private static final String IF_MATCH = "Only if it is as it was: the ETag of an earlier answer.";

    private final Desk desk;

    ProviderCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", description = "Every plugin with its state and what it did.")
    int list() {
        Answer answer = desk.management().get("/plugins");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "There is no plugin.",
                                "KIND kind",
                                "ID id",
                                "STATE state",
                                "SINCE since",
                                "VERSION version",
                                "CALLS figures.calls",
                                "REFUSALS figures.refusals",
                                "FAILURES figures.failures",
                                "REASON reason",
                                "PROBLEM problem"));
        return Exit.DONE;
    }

    @Command(name = "show", description = "One plugin.")
    int show(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--kind", defaultValue = "credential", description = KIND) String kind) {
        desk.show(desk.management().get(path(kind, id)), desk.output()::sheet);
        return Exit.DONE;
    }

    @Command(name = "off", description = "Switch it off: nothing is begun with it and nothing goes on.")
    int off(@Mixin Switching wish) {
        return turn("off", wish);
    }

    @Command(name = "drain", description = "Begin nothing new with it; what is under way may go on for ten minutes.")
    int drain(@Mixin Switching wish) {
        return turn("draining", wish);
    }

    @Command(name = "on", description = "Switch it on.")
    int on(@Mixin Switching wish) {
        return turn("on", wish);
    }

    @Command(name = "undo", description = "Take the last switch back.")
    int undo(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--kind", defaultValue = "credential", description = KIND) String kind,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason,
            @Option(names = "--if-match", paramLabel = "ETAG", defaultValue = "", description = IF_MATCH)
                    String ifMatch) {
        Map<String, String> body = Map.of("reason", desk.reason(reason));
        desk.show(desk.management().send("POST", path(kind, id) + "/reversals", body, ifMatch), this::tellState);
        return Exit.DONE;
    }

    @Command(name = "history", description = "How it was switched, the latest first.")
    int history(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--kind", defaultValue = "credential", description = KIND) String kind) {
        Answer answer = desk.management().get(path(kind, id) + "/switches");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "It was never switched.",
                                "AT at",
                                "STATE state",
                                "BY by",
                                "ROLE role",
                                "REASON reason"));
        return Exit.DONE;
    }

    /** What off, drain and on take. */
    static final class Switching {

        @Parameters(paramLabel = "ID", description = ID)
        private String id = "";

        @Option(names = "--kind", defaultValue = "credential", description = KIND)
        private String kind = "";

        @Option(names = "--reason", defaultValue = "", description = REASON)
        private String reason = "";

        @Option(names = "--yes", description = YES)
        private boolean yes;

        @Option(names = "--impact", description = IMPACT)
        private boolean impact;

        @Option(names = "--if-match", paramLabel = "ETAG", defaultValue = "", description = IF_MATCH)
        private String ifMatch = "";
    }

    private int turn(String state, Switching wish) {
        Management management = desk.management();
        String path = path(wish.kind, wish.id);
        String version = wish.ifMatch;
        boolean isAsking = desk.isAsking() && !wish.yes;
        if (wish.impact || isAsking) {
            if (version.isEmpty() && isAsking) {
                version = management.get(path).etag(); // what is shown now is what is switched
            }
            desk.show(management.get(path + "/impact?state=" + state), this::tellImpact);
        }
        if (wish.impact) {
            return Exit.DONE;
        }
        String reason = desk.reason(wish.reason);
        desk.confirm(wish.yes, "Switch it to " + state + "?");
        Map<String, String> body = Map.of("state", state, "reason", reason);
        desk.show(management.send("PUT", path + "/state", body, version), this::tellState);
        return Exit.DONE;
    }

    private void tellImpact(Map<String, Object> impact) {
        desk.output()
                .line("Open sessions of people who signed in through it: " + number(impact, "sessions")
                        + " (they go on)");
        desk.output().line("Logins under way with it: " + number(impact, "logins"));
        if (impact.get("closed") instanceof List<?> closed && !closed.isEmpty()) {
            desk.output()
                    .line("It is the last way in for: " + Fields.text(closed).toLowerCase(Locale.ROOT));
        }
        if (impact.get("unreachable") instanceof List<?> operations && !operations.isEmpty()) {
            desk.output().line("No other way in reaches the level of: " + Fields.text(operations));
        }
        if (!number(impact, "pratiche").equals("0")) {
            desk.output()
                    .line("Dialogues under way with it: " + number(impact, "pratiche")
                            + " (they wait until it is back, or expire)");
        }
    }

    private static String number(Map<String, Object> object, String name) {
        String text = Fields.text(object, name);
        return text.isEmpty() ? "0" : text;
    }

    private void tellState(Map<String, Object> plugin) {
        desk.output()
                .line(Fields.text(plugin, "kind") + " " + Fields.text(plugin, "id") + " is "
                        + Fields.text(plugin, "state") + ".");
    }

    private static String path(String kind, String id) {
        return "/plugins/" + Desk.part(kind) + "/" + Desk.part(id);
    }
}
