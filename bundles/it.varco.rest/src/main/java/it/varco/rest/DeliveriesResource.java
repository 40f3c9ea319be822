package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.Gate;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jars from others, and what is said to them. */
@Singleton
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public final class DeliveriesResource {

    private static final String ONE = "{hash: [0-9a-f]{64}}";
    private static final Map<String, Shape> APPROVAL = Map.of("reason", Shape.TEXT, "lower", Shape.FLAG);
    private static final Map<String, Shape> DENIAL = Map.of("reason", Shape.TEXT);

    @GET
    @Needs("plugins.view")
    public Response list(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Gate.class).deliveries(asked.caller()), all -> Items.all(all, DeliveryView.Card::of));
    }

    @GET
    @Path(ONE)
    @Needs("plugins.view")
    public Response one(@Context ContainerRequestContext request, @PathParam("hash") String hash) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Gate.class).delivery(asked.caller(), hash),
                delivery -> Response.ok(DeliveryView.of(delivery))
                        .header(HttpHeaders.ETAG, "\"" + delivery.decision() + "\"")
                        .build());
    }

    @POST
    @Path(ONE + "/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plugins.approve")
    public Response approve(
            @Context ContainerRequestContext request, @PathParam("hash") String hash, @Nullable JsonNode body) {
        Call call = Call.of(request, body, APPROVAL).versioned();
        Fields fields = call.fields();
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Gate.class)
                        .approve(call.caller(), hash, fields.text("reason"), fields.flag("lower"), decision(call)),
                DeliveriesResource::now));
    }

    @POST
    @Path(ONE + "/denials")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plugins.approve")
    public Response deny(
            @Context ContainerRequestContext request, @PathParam("hash") String hash, @Nullable JsonNode body) {
        Call call = Call.of(request, body, DENIAL).versioned();
        return call.doesOnce(() -> Outcomes.answer(
                call.room(Gate.class).deny(call.caller(), hash, call.fields().text("reason"), decision(call)),
                DeliveriesResource::now));
    }

    private static Response now(Delivery delivery) {
        return Response.ok(DeliveryView.Card.of(delivery)).build();
    }

    private static long decision(Call call) {
        return call.expected().number(Gate.ANY_VERSION);
    }
}
