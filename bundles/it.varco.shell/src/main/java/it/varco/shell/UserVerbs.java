package it.varco.shell;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.OpenSession;
import it.varco.api.session.Sessions;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.TypedName;
import java.util.List;
import java.util.Locale;

/** People: who works here, and what sessions somebody has open (D-20, D-63). */
final class UserVerbs {

    static final String USAGE = "user list | ended | grant CODICE_FISCALE ROLE --surname S --name N | approve ID"
            + " | name ID --surname S --name N | end ID | invite CODICE_FISCALE | sessions CODICE_FISCALE"
            + " | logout HANDLE  [--reason \"...\"] [--despite-mismatch yes]";

    private static final String SURNAME = "surname";
    private static final String NAME = "name";
    private static final String MISMATCH = "despite-mismatch";

    private UserVerbs() {}

    static void run(Desk desk) {
        switch (desk.line().verb()) {
            case "list" -> list(desk);
            case "ended" -> ended(desk);
            case "grant" -> grant(desk);
            case "name" -> name(desk);
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
                List.of("ID", "CODICE FISCALE", "NAME", "ROLE", "STATE", "SINCE", "REASON"),
                all.stream().map(UserVerbs::row).toList());
    }

    private static List<String> row(StaffRole role) {
        return List.of(
                role.id(),
                role.person().masked(),
                role.name().map(PersonalName::whole).orElse(""),
                Desk.word(role.role()),
                Desk.word(role.state()),
                Desk.moment(role.since()),
                role.reason());
    }

    private static void ended(Desk desk) {
        desk.line().only(1);
        List<StaffRole> all = Verdict.done(desk.room(Staff.class).ended(desk.caller()));
        desk.table(
                "No role has ended.",
                List.of("ID", "CODICE FISCALE", "NAME", "ROLE", "SINCE", "ENDED", "BY", "REASON"),
                all.stream().map(UserVerbs::endedRow).toList());
    }

    private static List<String> endedRow(StaffRole role) {
        return List.of(
                role.id(),
                role.person().masked(),
                role.name().map(PersonalName::whole).orElse(""),
                Desk.word(role.role()),
                Desk.moment(role.since()),
                role.ending().map(ending -> Desk.moment(ending.at())).orElse(""),
                role.ending()
                        .flatMap(StaffRole.Ending::by)
                        .map(CodiceFiscale::masked)
                        .orElse(""),
                role.ending().map(StaffRole.Ending::reason).orElse(""));
    }

    private static void grant(Desk desk) {
        desk.line().only(3, "reason", SURNAME, NAME, MISMATCH);
        String role = desk.line().word(2, "ROLE").toUpperCase(Locale.ROOT).replace('-', '_');
        tell(
                desk,
                Verdict.done(desk.room(Staff.class)
                        .grant(
                                desk.caller(),
                                person(desk),
                                typedName(desk),
                                role,
                                desk.line().reason())));
    }

    private static void name(Desk desk) {
        desk.line().only(2, "reason", SURNAME, NAME, MISMATCH);
        tell(
                desk,
                Verdict.done(desk.room(Staff.class)
                        .name(
                                desk.caller(),
                                id(desk),
                                typedName(desk),
                                desk.line().reason())));
    }

    private static TypedName typedName(Desk desk) {
        Line line = desk.line();
        return new TypedName(
                line.option(SURNAME, ""),
                line.option(NAME, ""),
                line.option(MISMATCH, "").equals("yes"));
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
        return CodiceFiscale.ungrouped(desk.line().word(1, "CODICE_FISCALE"));
    }

    private static String id(Desk desk) {
        return desk.line().word(1, "ID");
    }
}
