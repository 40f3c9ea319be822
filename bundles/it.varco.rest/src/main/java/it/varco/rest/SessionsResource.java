package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.session.Sessions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ending the session of somebody. */
@Singleton
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private static final Map<String, Shape> ENDING = Map.of("reason", Shape.TEXT);

    @POST
    @Path("{handle: [A-Za-z0-9_-]{1,100}}/endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("sessions.end")
    public Response end(
            @Context ContainerRequestContext request, @PathParam("handle") String handle, @Nullable JsonNode body) {
        Call call = Call.of(request, body, ENDING);
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Sessions.class)
                        .end(call.caller(), handle, call.fields().text("reason")),
                session -> Response.ok(SessionView.of(session)).build()));
    }
}
