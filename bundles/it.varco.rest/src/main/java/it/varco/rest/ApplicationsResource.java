package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.access.Application;
import it.varco.api.access.Applications;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bearer tokens of programs. */
@Singleton
@Path("applications")
@Produces(MediaType.APPLICATION_JSON)
public final class ApplicationsResource {

    private static final String ONE = "{id: [A-Za-z0-9_-]{1,100}}";
    private static final Map<String, Shape> APPLICATION =
            Map.of("name", Shape.TEXT, "scopes", Shape.TEXTS, "days", Shape.NUMBER, "reason", Shape.TEXT);
    private static final Map<String, Shape> ENDING = Map.of("reason", Shape.TEXT);

    @GET
    @Needs("tokens.view")
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Asked asked = Asked.in(request);
        return Items.page(
                cursor,
                limit,
                () -> asked.room(Applications.class).all(asked.caller()),
                Application::id,
                ApplicationView::of);
    }

    @GET
    @Path(ONE)
    @Needs("tokens.view")
    public Response one(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Applications.class).all(asked.caller()),
                all -> Items.one(all, Application::id, ApplicationView::of, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("tokens.create")
    public Response create(@Context ContainerRequestContext request, @Nullable JsonNode body) {
        Call call = Call.of(request, body, APPLICATION);
        Fields fields = call.fields();
        return call.tellsOnce(() -> Outcomes.answer(
                call.room(Applications.class)
                        .create(
                                call.caller(),
                                fields.text("name"),
                                fields.texts("scopes"),
                                fields.text("days"),
                                fields.text("reason")),
                made -> Response.created(URI.create(AdministrationServlet.BASE + "/applications/"
                                + made.application().id()))
                        .entity(ApplicationView.Created.of(made))
                        .build()));
    }

    @POST
    @Path(ONE + "/endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("tokens.end")
    public Response end(@Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body) {
        Call call = Call.of(request, body, ENDING);
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Applications.class)
                        .end(call.caller(), id, call.fields().text("reason")),
                application -> Response.ok(ApplicationView.of(application)).build()));
    }
}
