package it.varco.rest;

import it.varco.api.staff.FirstStart;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The end of the first start. */
@Singleton
@Path("first-start")
@Produces(MediaType.APPLICATION_JSON)
public final class FirstStartResource {

    @POST
    @Path("completions")
    @Needs("setup.finish")
    public Response complete(@Context ContainerRequestContext request) {
        Call call = Call.of(request);
        return call.doesOnce(() -> Outcomes.answer(
                call.room(FirstStart.class).finish(call.caller()),
                stage -> Response.ok(Map.of("stage", Words.of(stage))).build()));
    }
}
