package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.staff.Staff;
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

/** How a member of staff gets a credential. */
@Singleton
@Path("invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {

    private static final Map<String, Shape> INVITATION = Map.of("codice_fiscale", Shape.TEXT, "reason", Shape.TEXT);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("staff.invite")
    public Response invite(@Context ContainerRequestContext request, @Nullable JsonNode body) {
        Call call = Call.of(request, body, INVITATION);
        Fields fields = call.fields();
        return call.tellsOnce(() -> Outcomes.answer(
                call.room(Staff.class).invite(call.caller(), fields.text("codice_fiscale"), fields.text("reason")),
                invitation -> Response.status(Response.Status.CREATED)
                        .entity(StaffView.Invited.of(invitation))
                        .build()));
    }
}
