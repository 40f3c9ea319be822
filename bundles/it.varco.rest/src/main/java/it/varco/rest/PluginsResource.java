package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.SwitchOutcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is here, in which state; and the switch. */
@Singleton
@Path("plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PluginsResource {

    private static final Set<String> WANTED = new TreeSet<>(List.of("on", "off", "draining"));
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 200;

    @GET
    @Needs(Act.PLUGINS_VIEW)
    public Response list(@Context ContainerRequestContext request) {
        List<PluginView> all = Asked.in(request).rooms().plugins().all().stream()
                .map(PluginView::of)
                .toList();
        return Response.ok(new PluginView.Page(all)).build();
    }

    @PUT
    @Path("{kind: [a-z][a-z0-9-]{0,39}}/{id: [A-Za-z0-9][A-Za-z0-9._-]{0,199}}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Act.PLUGINS_SWITCH)
    public Response turn(
            @Context ContainerRequestContext request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @Nullable JsonNode body) {
        if (body == null) {
            return Problem.of(Kind.MALFORMED, "A body is expected.").answer();
        }
        Fields fields = new Fields(body, Set.of("state", "reason"));
        String wanted = fields.word("state", WANTED);
        String reason = fields.line("reason", SHORTEST_REASON, LONGEST_REASON);
        if (!fields.errors().isEmpty()) {
            return Kind.INVALID.problem().at(fields.errors()).answer();
        }
        Asked asked = Asked.in(request);
        PluginState state = PluginState.valueOf(wanted.toUpperCase(Locale.ROOT));
        return answer(asked.rooms().plugins().turn(asked.caller(), kind, id, state, reason));
    }

    private static Response answer(SwitchOutcome outcome) {
        if (outcome instanceof SwitchOutcome.Switched switched) {
            return Response.ok(PluginView.of(switched.status())).build();
        }
        if (outcome instanceof SwitchOutcome.Forbidden forbidden) {
            return Permission.refused(forbidden.rule()).answer();
        }
        return Kind.NOT_FOUND.answer();
    }
}
