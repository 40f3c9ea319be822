package it.varco.web.operatore;

import it.varco.api.access.Administration;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Role;
import it.varco.api.session.Session;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who works here: roles that are held and proposed, and the invitation to make a credential.
 *
 * @source D-20, D-63, SEC-35
 */
final class StaffPages {

    static final String PAGE = Address.HOUSE + "/persone";
    static final String ROLE = "ruolo";

    private static final String GRANT = "concedi";
    private static final String APPROVE = "approva";
    private static final String END = "termina";
    private static final String INVITE = "invita";

    private final Room<Staff> staff;

    StaffPages(Room<Staff> staff) {
        this.staff = staff;
    }

    List<Page> pages() {
        return List.of(Page.at(PAGE, Text.of("staff.title"))
                .operation(Administration.CONSOLE)
                .parent(Address.HOUSE)
                .shown(staff.page((room, request) -> page(room, request, Again.draft(request, Map.of()))))
                .sent(staff.page(StaffPages::act))
                .build());
    }

    private static PageAnswer page(Staff room, PageRequest request, Again again) {
        String id = Models.sent(request, ROLE);
        return Reply.to(room.all(Models.caller(request)), all -> {
            if (id.isEmpty()) {
                return list(all, request, again);
            }
            return find(all, id).map(role -> one(role, request, again)).orElseGet(PageAnswer.Missing::new);
        });
    }

    private static PageAnswer list(List<StaffRole> all, PageRequest request, Again again) {
        Ask grant = new Ask(GRANT, Address.of(PAGE), again)
                .once()
                .fresh(request, Address.of(PAGE))
                .field(Input.of(Input.Kind.CODICE_FISCALE, "codiceFiscale", Text.of("ask.cf")))
                .field(Input.of(Input.Kind.CHOICE, "role", Text.of("staff.role"))
                        .hint(Text.of("staff.role.hint"))
                        .options(roles()))
                .field(Input.reason())
                .button(GRANT, "staff.act.grant");
        return again.show(
                "console-staff",
                Map.of(
                        "roles", all.stream().map(role -> row(role, request)).toList(),
                        "any", !all.isEmpty(),
                        "form", grant.model(),
                        "summary", Ask.summary(List.of(grant)),
                        "notices", Done.notices(request)));
    }

    private static List<Input.Option> roles() {
        return Arrays.stream(Role.values())
                .filter(Role::isStaff)
                .map(role -> new Input.Option(role.name(), Text.of("role." + Models.code(role))))
                .toList();
    }

    private static PageAnswer one(StaffRole role, PageRequest request, Again again) {
        boolean proposed = role.state() == StaffRole.State.PROPOSED;
        boolean invitable = invitable(role);
        Ask approve = form(role, request, APPROVE, again).button(APPROVE, "staff.act.approve");
        Ask invite = form(role, request, INVITE, again).field(Input.reason()).button(INVITE, "staff.act.invite");
        Ask end = form(role, request, END, again)
                .field(Input.reason())
                .button(END, proposed ? "staff.act.withdraw" : "staff.act.end", "danger");
        Map<String, Object> model = new HashMap<>();
        model.put("title", Text.of("staff.one"));
        model.put("role", row(role, request));
        model.put("approve", role.approvable() ? Map.of("form", approve.model()) : false);
        model.put("waits", proposed && !role.approvable());
        model.put("invite", invitable ? Map.of("form", invite.model()) : false);
        model.put("end", Map.of("proposal", proposed, "form", end.model()));
        model.put("summary", Ask.summary(List.of(approve, invite, end)));
        return again.show("console-staff-role", model);
    }

    /** Only whoever may sign in here has a use for a credential of staff; the other roles have no site of their own. */
    private static boolean invitable(StaffRole role) {
        return role.state() == StaffRole.State.HELD && role.role() == Role.AMMINISTRATORE;
    }

    private static Ask form(StaffRole role, PageRequest request, String act, Again again) {
        Address here = Address.of(PAGE).with(ROLE, role.id());
        return new Ask(act, here, again).once().fresh(request, here);
    }

    private static Map<String, Object> row(StaffRole role, PageRequest request) {
        Map<String, Object> row = new HashMap<>();
        row.put("url", Address.of(PAGE).with(ROLE, role.id()).link());
        row.put("masked", role.person().masked());
        row.put("groups", Models.groups(role.person()));
        row.put("me", Models.caller(request).codiceFiscale().equals(Optional.of(role.person())));
        row.put("waits", role.state() == StaffRole.State.PROPOSED && !role.approvable());
        row.put("role", Models.code(role.role()));
        row.put("state", Models.code(role.state()));
        row.put("tone", role.state() == StaffRole.State.PROPOSED ? "warning" : "success");
        row.put("since", role.since());
        row.put("sinceIso", Models.iso(role.since()));
        row.put("by", role.by().map(person -> person.masked()).orElse(""));
        row.put("reason", role.reason());
        return row;
    }

    private static PageAnswer act(Staff room, PageRequest request) {
        Session caller = Models.caller(request);
        String act = Models.sent(request, Ask.ACT);
        String id = Models.sent(request, ROLE);
        String reason = Models.sent(request, "reason");
        return switch (act) {
            case GRANT ->
                Reply.to(
                        room.grant(caller, Models.sent(request, "codiceFiscale"), Models.sent(request, "role"), reason),
                        role -> after(role.state() == StaffRole.State.PROPOSED ? Done.PROPOSED : Done.GRANTED),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case APPROVE ->
                Reply.to(
                        room.approve(caller, id),
                        role -> after(Done.APPROVED),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case END ->
                Reply.to(
                        room.end(caller, id, reason),
                        role -> after(Done.ROLE_ENDED),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case INVITE -> invite(room, request);
            default -> new PageAnswer.Missing();
        };
    }

    /** The codice fiscale is that of the role, so it need not be typed, nor sent by the browser. */
    private static PageAnswer invite(Staff room, PageRequest request) {
        Session caller = Models.caller(request);
        String id = Models.sent(request, ROLE);
        String reason = Models.sent(request, "reason");
        return Reply.to(room.all(caller), all -> {
            Optional<StaffRole> role = find(all, id).filter(StaffPages::invitable);
            return role.isEmpty()
                    ? new PageAnswer.Missing()
                    : Reply.to(
                            room.invite(caller, role.get().person().value(), reason),
                            StaffPages::invitation,
                            wrong -> page(room, request, Again.wrong(INVITE, request, wrong)));
        });
    }

    /** The only time the code is shown; it stands in no address, so there is no way back to it. */
    private static PageAnswer invitation(Invitation invitation) {
        return new PageAnswer.Show(
                "console-invitation",
                Map.of(
                        "title", Text.of("invitation.title"),
                        "groups", Models.groups(invitation.person()),
                        "code", invitation.code(),
                        "where", ActivationPages.PAGE,
                        "expires", invitation.expiresAt(),
                        "expiresIso", Models.iso(invitation.expiresAt())));
    }

    private static Optional<StaffRole> find(List<StaffRole> all, String id) {
        return all.stream().filter(role -> role.id().equals(id)).findFirst();
    }

    private static PageAnswer after(Done done) {
        return done.at(Address.of(PAGE)).seeOther();
    }
}
