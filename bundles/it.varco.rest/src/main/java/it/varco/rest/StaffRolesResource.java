package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.TypedName;
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

/** Who works here, in which role. */
@Singleton
@Path("staff-roles")
@Produces(MediaType.APPLICATION_JSON)
public final class StaffRolesResource {

    private static final String ONE = "{id: [A-Za-z0-9_-]{1,100}}";
    private static final Map<String, Shape> ROLE = Map.of(
            "codice_fiscale", Shape.TEXT,
            "surname", Shape.TEXT,
            "name", Shape.TEXT,
            "despite_mismatch", Shape.FLAG,
            "role", Shape.WORD,
            "reason", Shape.TEXT);
    private static final Map<String, Shape> NAME =
            Map.of("surname", Shape.TEXT, "name", Shape.TEXT, "despite_mismatch", Shape.FLAG, "reason", Shape.TEXT);
    private static final Map<String, Shape> ENDING = Map.of("reason", Shape.TEXT);

    @GET
    @Needs("staff.view")
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Asked asked = Asked.in(request);
        return Items.page(
                cursor, limit, () -> asked.room(Staff.class).all(asked.caller()), StaffRole::id, StaffView::of);
    }

    @GET
    @Path(ONE)
    @Needs("staff.view")
    public Response one(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Staff.class).all(asked.caller()), all -> Items.one(all, StaffRole::id, StaffView::of, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("staff.grant")
    public Response grant(@Context ContainerRequestContext request, @Nullable JsonNode body) {
        Call call = Call.of(request, body, ROLE);
        Fields fields = call.fields();
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Staff.class)
                        .grant(
                                call.caller(),
                                fields.text("codice_fiscale"),
                                name(fields),
                                fields.constant("role"),
                                fields.text("reason")),
                role -> Response.created(URI.create(AdministrationServlet.BASE + "/staff-roles/" + role.id()))
                        .entity(StaffView.of(role))
                        .build()));
    }

    @POST
    @Path(ONE + "/names")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("staff.name")
    public Response name(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body) {
        Call call = Call.of(request, body, NAME);
        Fields fields = call.fields();
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Staff.class).name(call.caller(), id, name(fields), fields.text("reason")),
                StaffRolesResource::now));
    }

    @POST
    @Path(ONE + "/approvals")
    @Needs("staff.grant")
    public Response approve(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Call call = Call.of(request);
        return call.doesOnce(
                () -> Outcomes.answer(call.room(Staff.class).approve(call.caller(), id), StaffRolesResource::now));
    }

    @POST
    @Path(ONE + "/endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("staff.end")
    public Response end(@Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body) {
        Call call = Call.of(request, body, ENDING);
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Staff.class).end(call.caller(), id, call.fields().text("reason")), StaffRolesResource::now));
    }

    private static TypedName name(Fields fields) {
        return new TypedName(fields.text("surname"), fields.text("name"), fields.flag("despite_mismatch"));
    }

    private static Response now(StaffRole role) {
        return Response.ok(StaffView.of(role)).build();
    }
}
