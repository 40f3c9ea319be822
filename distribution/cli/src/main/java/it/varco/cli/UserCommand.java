package it.varco.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People: who works here, and what sessions somebody has open (D-20, D-63). */
@Command(
        name = "user",
        description = "Who works here in which role, and the sessions of a person.",
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand {

    private static final String PERSON = "A codice fiscale; - to type it or to read it from standard input,"
            + " because everybody on the machine sees a command line.";
    private static final String ID = "Identifier of the role, as varco user list shows it.";
    private static final String REASON = "Why, 3 to 200 characters; it stands in the trail.";
    private static final String QUESTION = "Codice fiscale:";

    /** Surname and name as options. */
    static final class Name {

        @Option(names = "--surname", required = true, description = "Surname of the person, of a woman that of birth.")
        private String surname = "";

        @Option(names = "--name", required = true, description = "Name of the person.")
        private String name = "";

        @Option(
                names = "--despite-mismatch",
                description = "Both are right, although the codice fiscale begins otherwise; the trail says so.")
        private boolean confirmed;

        /** As the interface takes them, with the reason. */
        Map<String, Object> with(String reason) {
            Map<String, Object> fields = new HashMap<>(Map.of("surname", surname, "name", name, "reason", reason));
            if (confirmed) {
                fields.put("despite_mismatch", true);
            }
            return fields;
        }
    }

    private final Desk desk;

    UserCommand(Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", description = "Every role that is held or proposed.")
    int list() {
        Answer answer = desk.management().all("/staff-roles");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "Nobody has a role.",
                                "ID id",
                                "CODICE_FISCALE codice_fiscale",
                                "SURNAME surname",
                                "NAME name",
                                "ROLE role",
                                "STATE state",
                                "SINCE since",
                                "BY by",
                                "REASON reason"));
        return Exit.DONE;
    }

    @Command(name = "ended", description = "The 100 roles and proposals that ended last, by whom and why.")
    int ended() {
        Answer answer = desk.management().all("/ended-staff-roles");
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "No role has ended.",
                                "CODICE_FISCALE codice_fiscale",
                                "SURNAME surname",
                                "NAME name",
                                "ROLE role",
                                "SINCE since",
                                "ENDED ended_at",
                                "BY ended_by",
                                "REASON ended_reason"));
        return Exit.DONE;
    }

    @Command(name = "grant", description = "Grant a role; a further administrator needs the word of a second one.")
    int grant(
            @Parameters(index = "0", paramLabel = "CODICE_FISCALE", description = PERSON) String person,
            @Parameters(
                            index = "1",
                            paramLabel = "ROLE",
                            description = "amministratore, operatore_sede or operatore_contact_center.")
                    String role,
            @Mixin Name name,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, Object> body = name.with(desk.reason(reason));
        body.put("codice_fiscale", person(person));
        body.put("role", role.toLowerCase(Locale.ROOT).replace('-', '_'));
        desk.show(desk.management().post("/staff-roles", body), this::tellRole);
        return Exit.DONE;
    }

    @Command(name = "name", description = "Write or correct the name of whoever holds a role.")
    int name(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Mixin Name name,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, Object> body = name.with(desk.reason(reason));
        desk.show(desk.management().post("/staff-roles/" + Desk.part(id) + "/names", body), this::tellRole);
        return Exit.DONE;
    }

    @Command(name = "approve", description = "Agree to a role that another administrator proposed.")
    int approve(@Parameters(paramLabel = "ID", description = ID) String id) {
        desk.show(desk.management().post("/staff-roles/" + Desk.part(id) + "/approvals"), this::tellRole);
        return Exit.DONE;
    }

    @Command(name = "end", description = "End a role or take a proposal back; its sessions end at once.")
    int end(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        Map<String, String> body = Map.of("reason", desk.reason(reason));
        desk.confirm(yes, "End the role and its sessions?");
        desk.show(desk.management().post("/staff-roles/" + Desk.part(id) + "/endings", body), this::tellRole);
        return Exit.DONE;
    }

    @Command(
            name = "invite",
            description = "Let a member of staff make a credential; the code is printed once, earlier ones end.")
    int invite(
            @Parameters(paramLabel = "CODICE_FISCALE", description = PERSON) String person,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, String> body = Map.of("codice_fiscale", person(person), "reason", desk.reason(reason));
        desk.show(desk.management().post("/invitations", body), invitation -> {
            desk.output()
                    .line("Code, shown this once, until " + desk.moment(Fields.text(invitation, "expires_at")) + ":");
            desk.output().line(Fields.text(invitation, "code"));
        });
        return Exit.DONE;
    }

    @Command(name = "sessions", description = "The open sessions of a person; looking is recorded.")
    int sessions(@Parameters(paramLabel = "CODICE_FISCALE", description = PERSON) String person) {
        Answer answer = desk.management().post("/session-searches", Map.of("codice_fiscale", person(person)));
        desk.show(
                answer,
                object -> desk.output()
                        .table(
                                answer.items(),
                                "There is no open session.",
                                "HANDLE handle",
                                "PROVIDER provider",
                                "ADDRESS address",
                                "OPENED opened_at",
                                "LAST_USED last_used_at"));
        return Exit.DONE;
    }

    @Command(name = "logout", description = "End a session, at once.")
    int logout(
            @Parameters(paramLabel = "HANDLE", description = "As varco user sessions shows it.") String handle,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) {
        Map<String, String> body = Map.of("reason", desk.reason(reason));
        desk.show(
                desk.management().post("/sessions/" + Desk.part(handle) + "/endings", body),
                session -> desk.output().line("The session is ended."));
        return Exit.DONE;
    }

    /** What was given or typed, without the blanks by which people group it; the interface takes none. */
    private String person(String given) {
        return desk.typed(given, QUESTION, false).replaceAll("[\\s\\p{Z}]+", "");
    }

    private void tellRole(Map<String, Object> role) {
        String state = Fields.text(role, "state");
        String more = state.equals("proposed") ? " Another administrator has to agree: varco user approve ID." : "";
        desk.output().line("Role " + Fields.text(role, "id") + " is " + state + "." + more);
    }
}
