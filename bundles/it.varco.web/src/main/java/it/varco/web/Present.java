package it.varco.web;

import it.varco.api.access.AccessControl;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.document.Documents;
import it.varco.api.health.Health;
import it.varco.api.health.Measured;
import it.varco.api.page.PageSet;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Logins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rooms as one request found them. */
final class Present {

    private final @Nullable Logins logins;
    private final @Nullable Sessions sessions;
    private final @Nullable AccessControl access;
    private final @Nullable Plugins plugins;
    private final @Nullable FirstStart firstStart;
    private final @Nullable Health health;
    private final @Nullable Documents documents;
    private final @Nullable Catalogue catalogue;
    private final List<Measured> measured;
    private final List<Map.Entry<Map<String, Object>, PageSet>> pageSets;

    Present(
            @Nullable Logins logins,
            @Nullable Sessions sessions,
            @Nullable AccessControl access,
            @Nullable Plugins plugins,
            @Nullable FirstStart firstStart,
            @Nullable Health health,
            @Nullable Documents documents,
            @Nullable Catalogue catalogue,
            List<Measured> measured,
            List<Map.Entry<Map<String, Object>, PageSet>> pageSets) {
        this.logins = logins;
        this.sessions = sessions;
        this.access = access;
        this.plugins = plugins;
        this.firstStart = firstStart;
        this.health = health;
        this.documents = documents;
        this.catalogue = catalogue;
        this.measured = measured;
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

    FirstStart firstStart() {
        return here(firstStart, "first start");
    }

    /** Empty if nobody is here who looks after it. */
    Optional<Health> health() {
        return Optional.ofNullable(health);
    }

    /** Empty if nobody is here who makes documents. */
    Optional<Documents> documents() {
        return Optional.ofNullable(documents);
    }

    /** Empty if nobody is here who leads dialogues with services. */
    Optional<Catalogue> catalogue() {
        return Optional.ofNullable(catalogue);
    }

    /** All who count something. */
    List<Measured> measured() {
        return measured;
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
                && firstStart == other.firstStart
                && health == other.health
                && documents == other.documents
                && catalogue == other.catalogue
                && measured.equals(other.measured)
                && pageSets.equals(other.pageSets);
    }

    private static <T> T here(@Nullable T room, String name) {
        if (room == null) {
            throw new RoomAbsentException(name);
        }
        return room;
    }
}
