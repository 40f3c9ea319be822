package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
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
import java.util.function.Function;

/**
 * Who works here: roles that are held and proposed, and the invitation to make a credential.
 *
 * @source D-20, D-63, SEC-35
 */
final class StaffPages {

    static final String PAGE = Address.HOUSE + "/persone";
    static final String ROLE = "ruolo";

    private static final String PERSON = "codiceFiscale";
    private static final String GRANT = "concedi";
    private static final String NAME = "nomina";
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
                return Reply.to(room.ended(Models.caller(request)), ended -> list(all, ended, request, again));
            }
            return find(all, id).map(role -> one(role, request, again)).orElseGet(PageAnswer.Missing::new);
        });
    }

    private static PageAnswer list(List<StaffRole> all, List<StaffRole> ended, PageRequest request, Again again) {
        Ask grant = new Ask(GRANT, Address.of(PAGE), again)
                .once()
                .fresh(request, Address.of(PAGE))
                .field(Input.of(Input.Kind.CODICE_FISCALE, PERSON, Text.of("ask.cf")));
        String typed = CodiceFiscale.ungrouped(again.typed(GRANT, PERSON).orElse(""));
        NameFields.in(grant, GRANT, again, typed, Optional.empty())
                .field(Input.of(Input.Kind.CHOICE, "role", Text.of("staff.role"))
                        .hint(Text.of("staff.role.hint"))
                        .options(roles()))
                .field(Input.reason())
                .button(GRANT, "staff.act.grant");
        return again.show(
                "console-staff",
                Map.of(
                        "roles",
                                all.stream()
                                        .map(role -> StaffRows.row(role, request))
                                        .toList(),
                        "any", !all.isEmpty(),
                        "ended",
                                ended.isEmpty()
                                        ? false
                                        : Map.of(
                                                "rows",
                                                ended.stream()
                                                        .map(StaffRows::ended)
                                                        .toList()),
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
        Ask name = NameFields.in(
                        form(role, request, NAME, again),
                        NAME,
                        again,
                        role.person().value(),
                        role.name())
                .field(Input.reason())
                .button(NAME, "staff.act.name", "outline-primary");
        Ask approve = form(role, request, APPROVE, again).button(APPROVE, "staff.act.approve");
        Ask invite = form(role, request, INVITE, again).field(Input.reason()).button(INVITE, "staff.act.invite");
        Ask end = form(role, request, END, again)
                .field(Input.reason())
                .button(END, proposed ? "staff.act.withdraw" : "staff.act.end", "danger");
        Map<String, Object> model = new HashMap<>();
        model.put("title", Text.of("staff.one"));
        model.put("role", StaffRows.row(role, request));
        model.put("approve", role.approvable() ? Map.of("form", approve.model()) : false);
        model.put("waits", proposed && !role.approvable());
        model.put("invite", invitable ? Map.of("form", invite.model()) : false);
        model.put("naming", Map.of("known", role.name().isPresent(), "form", name.model()));
        model.put("end", Map.of("proposal", proposed, "form", end.model()));
        model.put("summary", Ask.summary(List.of(approve, invite, name, end)));
        return again.show("console-staff-role", model);
    }

    /** Only whoever may sign in here has a use for a credential of staff. */
    private static boolean invitable(StaffRole role) {
        return role.state() == StaffRole.State.HELD && role.role().hasDesk();
    }

    private static Ask form(StaffRole role, PageRequest request, String act, Again again) {
        Address here = Address.of(PAGE).with(ROLE, role.id());
        return new Ask(act, here, again).once().fresh(request, here);
    }

    private static PageAnswer act(Staff room, PageRequest request) {
        Session caller = Models.caller(request);
        String act = Models.sent(request, Ask.ACT);
        String id = Models.sent(request, ROLE);
        String reason = Models.sent(request, "reason");
        return switch (act) {
            case GRANT ->
                Reply.to(
                        grant(room, request, reason),
                        role -> after(role.state() == StaffRole.State.PROPOSED ? Done.PROPOSED : Done.GRANTED),
                        wrong -> page(room, request, Again.wrong(act, request, wrong)));
            case NAME -> name(room, request, reason);
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
            case INVITE -> invite(room, request, reason);
            default -> new PageAnswer.Missing();
        };
    }

    private static Administered<StaffRole> grant(Staff room, PageRequest request, String reason) {
        String person = Models.sentCode(request, PERSON);
        return room.grant(
                Models.caller(request),
                person,
                NameFields.typed(request, person),
                Models.sent(request, "role"),
                reason);
    }

    private static PageAnswer name(Staff room, PageRequest request, String reason) {
        return ofRole(
                room,
                request,
                role -> Reply.to(
                        room.name(
                                Models.caller(request),
                                role.id(),
                                NameFields.typed(request, role.person().value()),
                                reason),
                        named -> Done.NAMED.at(Address.of(PAGE)).seeOther(),
                        wrong -> page(room, request, Again.wrong(NAME, request, wrong))));
    }

    /** Does something with the role that the browser names by its identifier. */
    private static PageAnswer ofRole(Staff room, PageRequest request, Function<StaffRole, PageAnswer> act) {
        String id = Models.sent(request, ROLE);
        return Reply.to(
                room.all(Models.caller(request)), all -> find(all, id).map(act).orElseGet(PageAnswer.Missing::new));
    }

    /** The codice fiscale is that of the role, so it need not be typed, nor sent by the browser. */
    private static PageAnswer invite(Staff room, PageRequest request, String reason) {
        return ofRole(room, request, role -> {
            if (!invitable(role)) {
                return new PageAnswer.Missing();
            }
            return Reply.to(
                    room.invite(Models.caller(request), role.person().value(), reason),
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
