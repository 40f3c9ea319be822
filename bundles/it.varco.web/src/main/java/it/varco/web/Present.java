package it.varco.web;

import it.varco.api.access.AccessControl;
import it.varco.api.page.PageSet;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Logins;
import it.varco.api.session.Sessions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms as one request found them. */
final class Present {

    private final @Nullable Logins logins;
    private final @Nullable Sessions sessions;
    private final @Nullable AccessControl access;
    private final @Nullable Plugins plugins;
    private final List<Map.Entry<Map<String, Object>, PageSet>> pageSets;

    Present(
            @Nullable Logins logins,
            @Nullable Sessions sessions,
            @Nullable AccessControl access,
            @Nullable Plugins plugins,
            List<Map.Entry<Map<String, Object>, PageSet>> pageSets) {
        this.logins = logins;
        this.sessions = sessions;
        this.access = access;
        this.plugins = plugins;
        this.pageSets = pageSets;
    }

    /** @throws RoomAbsentException if it is not here; so with the others */
    Logins logins() {
        return here(logins, "logins");
    }

    Sessions sessions() {
        return here(sessions, "sessions");
    }

    AccessControl access() {
        return here(access, "access");
    }

    /** Whether jars are let in without approval; not told while nobody is here who knows. */
    boolean developmentMode() {
        return plugins != null && plugins.developmentMode();
    }

    /** With the properties of each service. */
    List<Map.Entry<Map<String, Object>, PageSet>> pageSets() {
        return pageSets;
    }

    /** Whether the same rooms are here as at another time. */
    boolean sameAs(Present other) {
        return logins == other.logins
                && sessions == other.sessions
                && access == other.access
                && plugins == other.plugins
                && pageSets.equals(other.pageSets);
    }

    private static <T> T here(@Nullable T room, String name) {
        if (room == null) {
            throw new RoomAbsentException(name);
        }
        return room;
    }
}
