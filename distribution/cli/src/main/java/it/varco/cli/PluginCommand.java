package it.varco.cli;

import it.varco.launcher.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Jars from others: what they are, let in or not (UX-53). */
@Command(
        name = "plugin",
        description = "Jars from others: look at what was delivered, let it in, or not.",
        synopsisSubcommandLabel = "COMMAND")
final class PluginCommand {

    private static final String HASH = "SHA-256 of the jar, or its first eight digits or more.";
    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail.";
    private static final String YES = "Do not ask; takes the whole hash.";
    private static final String IF_MATCH = "Only if nobody decided meanwhile: the ETag of an earlier answer.";
    private static final int WHOLE = 64;

    private final Desk desk;

    PluginCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", description = "Every jar that lies in the folder, runs, or is kept to go back to.")
    int list() {
        Answer answer = desk.management().get("/deliveries");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "No jar was delivered: put one in the folder plugins.",
                                "NAME symbolic_name",
                                "VERSION version",
                                "STATE state",
                                "FILE file",
                                "HASH hash",
                                "PROBLEM problem"));
        return Exit.DONE;
    }

    @Command(name = "show", description = "One of them: who signed it, what it may do, what is against it.")
    int show(@Parameters(paramLabel = "HASH", description = HASH) String hash) {
        Management management = desk.management();
        desk.show(management.get(path(management, hash)), jar -> new Dossier(desk.output(), jar).tell());
        return Exit.DONE;
    }

    @Command(
            name = "approve",
            description = "Let these very bytes in: started, tried, then offered; exit code 1 if they turn out red and"
                    + " what was before is put back. Goes back to what is kept, lets out what is in quarantine.")
    int approve(
            @Mixin Deciding wish,
            @Option(names = "--lower", description = "A version below the running one is meant.") boolean lower) {
        Answer answer = decide(
                wish,
                "approvals",
                Map.of("lower", lower),
                "Let it in? It is started and tried, then offered; if it turns out red, what was before is put back.");
        boolean isWell = Fields.text(answer.object(), "state").equals("running")
                && Fields.text(answer.object(), "problem").isEmpty();
        return isWell ? Exit.DONE : Exit.FAILED;
    }

    @Command(name = "deny", description = "Say no to these very bytes, or take an approval back.")
    int deny(@Mixin Deciding wish) {
        decide(wish, "denials", Map.of(), "Say no to it? What runs from it is removed.");
        return Exit.DONE;
    }

    @Command(
            name = "inspect",
            description = "Look into a jar that was not delivered yet, as the gate of this installation would; asks no"
                    + " gateway. Exit code 1 if it could not be approved.")
    int inspect(@Parameters(paramLabel = "FILE", description = "The jar.") Path file, @Mixin Trusting trust) {
        Map<String, Object> jar = LooseJar.inspect(
                file, desk.around().home().get(), new LooseJar.Trusted(trust.signers, trust.stampers, trust.revoked));
        boolean isFit = Fields.objects(jar.get("objections")).isEmpty();
        if (desk.isJson()) {
            desk.output().line(Json.write(jar));
        } else {
            new Dossier(desk.output(), jar).tell();
            desk.output().line("");
            desk.output().line(isFit ? "It can be approved." : "It cannot be approved.");
        }
        return isFit ? Exit.DONE : Exit.FAILED;
    }

    /** Whom the gateway believes, in files as its configuration names them. */
    static final class Trusting {

        @Option(
                names = "--signers",
                paramLabel = "FILE",
                defaultValue = "",
                description = "PEM file with the certificates of those whose signature is asked for, as the gateway"
                        + " has it. Default: nobody's.")
        private String signers = "";

        @Option(
                names = "--stampers",
                paramLabel = "FILE",
                defaultValue = "",
                description = "PEM file with the certificates of those whose time stamp the signature needs. Default:"
                        + " it needs none.")
        private String stampers = "";

        @Option(
                names = "--revoked",
                paramLabel = "FILE",
                defaultValue = "",
                description = "PEM or DER file with the lists of certificates that were taken back. Default: none.")
        private String revoked = "";
    }

    /** What approve and deny take. */
    static final class Deciding {

        @Parameters(paramLabel = "HASH", description = HASH)
        private String hash = "";

        @Option(names = "--reason", defaultValue = "", description = REASON)
        private String reason = "";

        @Option(names = "--yes", description = YES)
        private boolean yes;

        @Option(names = "--if-match", paramLabel = "ETAG", defaultValue = "", description = IF_MATCH)
        private String ifMatch = "";
    }

    private Answer decide(Deciding wish, String where, Map<String, Object> more, String question) {
        boolean isAsking = desk.isAsking() && !wish.yes;
        if (!isAsking && wish.hash.length() < WHOLE) {
            throw new Trouble(
                    Exit.USAGE, "Where nobody is asked it takes the whole hash, 64 digits: sha256sum prints it.");
        }
        Management management = desk.management();
        String path = path(management, wish.hash);
        String decision = wish.ifMatch;
        if (isAsking) {
            Answer now = management.get(path);
            decision = decision.isEmpty() ? now.etag() : decision; // what is shown now is what is decided on
            new Dossier(desk.output(), now.object()).tell();
        }
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("reason", desk.reason(wish.reason));
        desk.confirm(wish.yes, question);
        Answer answer = management.send("POST", path + "/" + where, body, decision);
        desk.show(answer, jar -> new Dossier(desk.output(), jar).tellState());
        return answer;
    }

    /** The address of a delivery; asks for the list where only the beginning of its hash is given. */
    private static String path(Management management, String given) {
        String hash = given.toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{8,64}")) {
            throw new Trouble(
                    Exit.USAGE, "HASH: expected the SHA-256 of a jar, or its first eight digits: varco plugin list");
        }
        if (hash.length() == WHOLE) {
            return "/deliveries/" + hash;
        }
        List<String> found = management.get("/deliveries").items().stream()
                .map(jar -> Fields.text(jar, "hash"))
                .filter(each -> each.startsWith(hash))
                .toList();
        if (found.size() != 1) {
            throw new Trouble(
                    found.isEmpty() ? Exit.NOT_FOUND : Exit.USAGE,
                    (found.isEmpty() ? "No jar" : "More than one jar") + " was delivered whose hash begins with " + hash
                            + ": varco plugin list");
        }
        return "/deliveries/" + found.get(0);
    }
}
