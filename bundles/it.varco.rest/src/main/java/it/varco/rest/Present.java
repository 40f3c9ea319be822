package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.audit.AuditTrail;
import it.varco.api.plugin.Plugins;
import org.jspecify.annotations.Nullable;

/** The rooms as one request found them. */
final class Present {

    private final @Nullable AccessControl access;
    private final @Nullable Plugins plugins;
    private final @Nullable AuditTrail trail;
    private final Listener listener;

    Present(@Nullable AccessControl access, @Nullable Plugins plugins, @Nullable AuditTrail trail, Listener listener) {
        this.access = access;
        this.plugins = plugins;
        this.trail = trail;
        this.listener = listener;
    }

    /** @throws RoomAbsentException if it is not here; so with the others */
    AccessControl access() {
        return here(access, "access");
    }

    Plugins plugins() {
        return here(plugins, "plugins");
    }

    AuditTrail trail() {
        return here(trail, "audit");
    }

    /** The management listener; one that admits nothing while it is not here. */
    Listener listener() {
        return listener;
    }

    private static <T> T here(@Nullable T room, String name) {
        if (room == null) {
            throw new RoomAbsentException(name);
        }
        return room;
    }
}
