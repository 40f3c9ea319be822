package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.plugin.PluginStatus;
import it.varco.api.plugin.Plugins;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is here, in which state; and the switch. */
@Singleton
@Path("plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource {

    private static final String ONE = "{kind: [a-z][a-z0-9-]{0,39}}/{id: [A-Za-z0-9][A-Za-z0-9._-]{0,199}}";
    private static final Set<String> WANTED = Set.of("on", "off", "draining");
    private static final Map<String, Shape> SWITCH = Map.of("state", Shape.WORD, "reason", Shape.TEXT);
    private static final Map<String, Shape> REVERSAL = Map.of("reason", Shape.TEXT);

    @GET
    @Needs("plugins.view")
    public Response list(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(asked.room(Plugins.class).all(asked.caller()), all -> Items.all(all, PluginView::of));
    }

    @GET
    @Path(ONE)
    @Needs("plugins.view")
    public Response one(
            @Context ContainerRequestContext request, @PathParam("kind") String kind, @PathParam("id") String id) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Plugins.class).one(asked.caller(), kind, id),
                status -> Response.ok(PluginView.of(status))
                        .header(HttpHeaders.ETAG, "\"" + status.switchVersion() + "\"")
                        .build());
    }

    @GET
    @Path(ONE + "/impact")
    @Needs("plugins.view")
    public Response impact(
            @Context ContainerRequestContext request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state) {
        if (state == null || !WANTED.contains(state)) {
            return Problem.of(Kind.MALFORMED, "'state' is expected as one of on, off, draining.")
                    .answer();
        }
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Plugins.class).impact(asked.caller(), kind, id, state.toUpperCase(Locale.ROOT)),
                impact -> Response.ok(PluginView.Affected.of(impact)).build());
    }

    @GET
    @Path(ONE + "/switches")
    @Needs("plugins.view")
    public Response switches(
            @Context ContainerRequestContext request, @PathParam("kind") String kind, @PathParam("id") String id) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Plugins.class).history(asked.caller(), kind, id),
                past -> Items.all(past, PluginView.Past::of));
    }

    @PUT
    @Path(ONE + "/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plugins.switch")
    public Response turn(
            @Context ContainerRequestContext request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @Nullable JsonNode body) {
        Call call = Call.of(request, body, SWITCH).versioned();
        Fields fields = call.fields();
        return call.does(() -> Outcomes.answer(
                call.room(Plugins.class)
                        .turn(call.caller(), kind, id, fields.constant("state"), fields.text("reason"), version(call)),
                PluginsResource::now));
    }

    @POST
    @Path(ONE + "/reversals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plugins.switch")
    public Response undo(
            @Context ContainerRequestContext request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @Nullable JsonNode body) {
        Call call = Call.of(request, body, REVERSAL).versioned();
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Plugins.class)
                        .undo(call.caller(), kind, id, call.fields().text("reason"), version(call)),
                PluginsResource::now));
    }

    private static Response now(PluginStatus status) {
        return Response.ok(PluginView.of(status)).build();
    }

    private static long version(Call call) {
        return call.expected().number(Plugins.ANY_VERSION);
    }
}
