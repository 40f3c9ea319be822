package it.varco.web.operatore;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.page.PageRequest;
import it.varco.api.staff.StaffRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Roles of staff as the pages show them. */
final class StaffRows {

    private StaffRows() {}

    /** One that is held or proposed. */
    static Map<String, Object> row(StaffRole role, PageRequest request) {
        Map<String, Object> row = common(role);
        row.put(
                "url",
                Address.of(StaffPages.PAGE).with(StaffPages.ROLE, role.id()).link());
        row.put("groups", Models.groups(role.person()));
        row.put("me", Models.caller(request).codiceFiscale().equals(Optional.of(role.person())));
        row.put("waits", role.state() == StaffRole.State.PROPOSED && !role.approvable());
        row.put("state", Models.code(role.state()));
        row.put("tone", role.state() == StaffRole.State.PROPOSED ? "warning" : "success");
        row.put("by", role.by().map(CodiceFiscale::masked).orElse(""));
        row.put("reason", role.reason());
        return row;
    }

    /** One that ended. */
    static Map<String, Object> ended(StaffRole role) {
        StaffRole.Ending ending = role.ending().orElseThrow(() -> new IllegalStateException("role: expected its end"));
        Map<String, Object> row = common(role);
        row.put("me", false);
        row.put("held", ending.held());
        row.put("at", ending.at());
        row.put("atIso", Models.iso(ending.at()));
        row.put("by", ending.by().map(CodiceFiscale::masked).orElse(""));
        row.put("reason", ending.reason());
        return row;
    }

    private static Map<String, Object> common(StaffRole role) {
        Map<String, Object> row = new HashMap<>();
        row.put("masked", role.person().masked());
        row.put("name", role.name().map(PersonalName::whole).orElse(""));
        row.put("role", Models.code(role.role()));
        row.put("since", role.since());
        row.put("sinceIso", Models.iso(role.since()));
        return row;
    }
}
