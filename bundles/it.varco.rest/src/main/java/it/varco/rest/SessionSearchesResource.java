package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.session.Sessions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open sessions of a person, who is named in a body and never in an address (API-05). */
@Singleton
@Path("session-searches")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionSearchesResource {

    private static final Map<String, Shape> SEARCH = Map.of("codice_fiscale", Shape.TEXT);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("sessions.view")
    public Response search(@Context ContainerRequestContext request, @Nullable JsonNode body) {
        Call call = Call.of(request, body, SEARCH);
        return call.does(() -> Outcomes.answer(
                call.room(Sessions.class).openOf(call.caller(), call.fields().text("codice_fiscale")),
                all -> Items.all(all, SessionView::of)));
    }
}
