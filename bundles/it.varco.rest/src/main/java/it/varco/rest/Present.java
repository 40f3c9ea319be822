package it.varco.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms as one request found them. Immutable. */
final class Present {

    private final Listener listener;
    private final Map<Class<?>, Object> rooms;

    private Present(Listener listener, Map<Class<?>, Object> rooms) {
        this.listener = listener;
        this.rooms = rooms;
    }

    /** Nobody is here but a listener, perhaps. */
    static Present at(Listener listener) {
        return new Present(listener, Map.of());
    }

    /** The same with a room, if it is here. */
    <T> Present with(Class<T> type, @Nullable T room) {
        if (room == null) {
            return this;
        }
        Map<Class<?>, Object> more = new LinkedHashMap<>(rooms);
        more.put(type, room);
        return new Present(listener, more);
    }

    /** @throws RoomAbsentException if it is not here */
    <T> T room(Class<T> type) {
        Object room = rooms.get(type);
        if (room == null) {
            throw new RoomAbsentException(type.getSimpleName());
        }
        return type.cast(room);
    }

    /** The management listener; one that admits nothing while it is not here. */
    Listener listener() {
        return listener;
    }
}
