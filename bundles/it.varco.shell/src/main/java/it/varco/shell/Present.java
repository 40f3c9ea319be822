package it.varco.shell;

import java.util.Map;
import java.util.Optional;

/** The rooms that were here when a command began. */
record Present(Map<Class<?>, Object> rooms) {

    Present {
        rooms = Map.copyOf(rooms);
    }

    /** The room, if it is here. */
    <R> Optional<R> find(Class<R> type) {
        return Optional.ofNullable(rooms.get(type)).map(type::cast);
    }

    /**
     * The room.
     *
     * @throws NotDone if it is not here
     */
    <R> R room(Class<R> type) {
        return find(type)
                .orElseThrow(() -> new NotDone("The room " + type.getSimpleName()
                        + " is not here: its bundle is stopped, or the store has not opened. Try again."));
    }
}
