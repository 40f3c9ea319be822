package it.varco.shell;

import it.varco.api.session.OpenSession;
import it.varco.api.session.Sessions;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import java.util.List;
import java.util.Locale;

/** People: who works here, and what sessions somebody has open (D-20, D-63). */
final class UserVerbs {

    static final String USAGE = "user list | grant CODICE_FISCALE ROLE | approve ID | end ID | invite CODICE_FISCALE"
            + " | sessions CODICE_FISCALE | logout HANDLE  [--reason \"...\"]";

    private UserVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "grant" -> grant(desk);
            case "approve" -> approve(desk);
            case "end" -> end(desk);
            case "invite" -> invite(desk);
            case "sessions" -> sessions(desk);
            case "logout" -> logout(desk);
            default -> throw new NotDone(USAGE);
        }
    }

    private static void list(Desk desk) {
        desk.line().only(1);
        List<StaffRole> all = Verdict.done(desk.room(Staff.class).all(desk.caller()));
        desk.table(
                "Nobody has a role.",
                List.of("ID", "CODICE FISCALE", "ROLE", "STATE", "SINCE", "REASON"),
                all.stream().map(UserVerbs::row).toList());
    }

    private static List<String> row(StaffRole role) {
        return List.of(
                role.id(),
                role.person().masked(),
                Desk.word(role.role()),
                Desk.word(role.state()),
                Desk.moment(role.since()),
                role.reason());
    }

    private static void grant(Desk desk) {
        desk.line().only(3, "reason");
        String role = desk.line().word(2, "ROLE").toUpperCase(Locale.ROOT).replace('-', '_');
        tell(
                desk,
                Verdict.done(desk.room(Staff.class)
                        .grant(desk.caller(), person(desk), role, desk.line().reason())));
    }

    private static void approve(Desk desk) {
        desk.line().only(2);
        tell(desk, Verdict.done(desk.room(Staff.class).approve(desk.caller(), id(desk))));
    }

    private static void end(Desk desk) {
        desk.line().only(2, "reason");
        tell(
                desk,
                Verdict.done(desk.room(Staff.class)
                        .end(desk.caller(), id(desk), desk.line().reason())));
    }

    private static void tell(Desk desk, StaffRole role) {
        desk.say("Role " + role.id() + " is " + Desk.word(role.state()) + ".");
    }

    private static void invite(Desk desk) {
        desk.line().only(2, "reason");
        Invitation invitation = Verdict.done(desk.room(Staff.class)
                .invite(desk.caller(), person(desk), desk.line().reason()));
        desk.say("Code, shown this once, until " + Desk.moment(invitation.expiresAt()) + ":");
        desk.say(invitation.code());
    }

    private static void sessions(Desk desk) {
        desk.line().only(2);
        List<OpenSession> open = Verdict.done(desk.room(Sessions.class).openOf(desk.caller(), person(desk)));
        desk.table(
                "There is no open session.",
                List.of("HANDLE", "PROVIDER", "ADDRESS", "OPENED", "LAST USED"),
                open.stream().map(UserVerbs::row).toList());
    }

    private static List<String> row(OpenSession session) {
        return List.of(
                session.handle(),
                session.provider(),
                session.address(),
                Desk.moment(session.openedAt()),
                Desk.moment(session.lastUsedAt()));
    }

    private static void logout(Desk desk) {
        desk.line().only(2, "reason");
        String handle = desk.line().word(1, "HANDLE");
        Verdict.done(
                desk.room(Sessions.class).end(desk.caller(), handle, desk.line().reason()));
        desk.say("The session is ended.");
    }

    private static String person(Desk desk) {
        return desk.line().word(1, "CODICE_FISCALE");
    }

    private static String id(Desk desk) {
        return desk.line().word(1, "ID");
    }
}
