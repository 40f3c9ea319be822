package it.varco.rest;

import it.varco.api.session.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * A request that was let in.
 *
 * @param caller who asks
 * @param rooms those that were here when it came
 */
record Asked(Caller caller, Present rooms) {

    private static final String PROPERTY = "it.varco.rest.asked";

    /** @throws IllegalStateException if nobody was let in by this request */
    static Asked in(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Asked asked) {
            return asked;
        }
        throw new IllegalStateException("a request came past the doorkeeper");
    }

    /** @throws RoomAbsentException if it was not here */
    <T> T room(Class<T> type) {
        return rooms.room(type);
    }

    void enter(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }
}
