package it.varco.web.cittadino;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.session.OpenSession;
import it.varco.api.session.PastLogin;
import it.varco.api.session.Session;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rooms tell, under the names that the templates of this bundle use. */
final class Models {

    /** Ends of the groups in which a codice fiscale is read: RSS MRA 85T10 A562 S. */
    private static final int[] GROUPS = {0, 3, 6, 11, 15, 16};

    private Models() {}

    static Map<String, Object> me(Session session) {
        return Map.of(
                "name", session.name().orElse(""),
                "codiceFiscale", session.codiceFiscale().map(Models::groups).orElse(List.of()),
                "credential", session.provider(),
                "level", session.level().name().toLowerCase(Locale.ROOT),
                "powers", session.powers().name().toLowerCase(Locale.ROOT),
                "since", session.openedAt(),
                "sinceIso", iso(session.openedAt()));
    }

    static List<Map<String, Object>> logins(List<PastLogin> logins) {
        List<Map<String, Object>> rows = new ArrayList<>(logins.size());
        for (PastLogin login : logins) {
            rows.add(Map.of(
                    "when", login.at(),
                    "whenIso", iso(login.at()),
                    "credential", login.provider(),
                    "address", login.address(),
                    "ok", login.entered()));
        }
        return rows;
    }

    static List<Map<String, Object>> sessions(List<OpenSession> sessions) {
        List<Map<String, Object>> rows = new ArrayList<>(sessions.size());
        for (OpenSession session : sessions) {
            rows.add(Map.of(
                    "begun", session.openedAt(),
                    "begunIso", iso(session.openedAt()),
                    "used", session.lastUsedAt(),
                    "usedIso", iso(session.lastUsedAt()),
                    "credential", session.provider(),
                    "address", session.address(),
                    "handle", session.handle(),
                    "current", session.current()));
        }
        return rows;
    }

    private static List<String> groups(CodiceFiscale codiceFiscale) {
        List<String> groups = new ArrayList<>(GROUPS.length - 1);
        for (int i = 1; i < GROUPS.length; i++) {
            groups.add(codiceFiscale.value().substring(GROUPS[i - 1], GROUPS[i]));
        }
        return groups;
    }

    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC).toString();
    }
}
