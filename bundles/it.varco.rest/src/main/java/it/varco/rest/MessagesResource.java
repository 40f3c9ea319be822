package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.access.Administered;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.Undelivered;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox, the messages that could not be handed over, and the words of messages. */
@Singleton
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {

    private static final String ONE = "undelivered/{id: [A-Za-z0-9_-]{1,100}}";
    private static final String TEMPLATE = "templates/{owner: [A-Za-z0-9][A-Za-z0-9._-]{0,199}}"
            + "/{kind: [a-z][a-z0-9.-]{2,59}}/{language: [a-z]{2}}";
    private static final Map<String, Shape> REASON = Map.of("reason", Shape.TEXT);

    @GET
    @Path("outbox")
    @Needs("messages.view")
    public Response outbox(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Outbox.class).lines(asked.caller()), lines -> Items.all(lines, MessageView.Line::of));
    }

    @GET
    @Path("undelivered")
    @Needs("messages.view")
    public Response undelivered(
            @Context ContainerRequestContext request,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        Optional<Paging> paging = Paging.of(cursor, limit);
        if (paging.isEmpty()) {
            return Paging.problem().answer();
        }
        Asked asked = Asked.in(request);
        int most = paging.get().limit();
        return Outcomes.answer(
                asked.room(Outbox.class)
                        .undelivered(asked.caller(), paging.get().cursor(), most),
                found -> page(found, most));
    }

    /** A full page may be the last one; the one after it is empty then. */
    private static Response page(List<Undelivered> found, int most) {
        String next = found.size() < most ? "" : found.get(found.size() - 1).id();
        return Response.ok(new Items<>(found.stream().map(MessageView::of).toList(), next))
                .build();
    }

    @POST
    @Path(ONE + "/retries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("messages.retry")
    public Response retry(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body) {
        Call call = Call.of(request, body, REASON);
        return call.doesOnce(() -> now(
                call.room(Outbox.class).retry(call.caller(), id, call.fields().text("reason"))));
    }

    @POST
    @Path(ONE + "/endings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("messages.close")
    public Response close(
            @Context ContainerRequestContext request, @PathParam("id") String id, @Nullable JsonNode body) {
        Call call = Call.of(request, body, REASON);
        return call.doesOnce(() -> now(
                call.room(Outbox.class).close(call.caller(), id, call.fields().text("reason"))));
    }

    private static Response now(Administered<Undelivered> outcome) {
        return Outcomes.answer(
                outcome, task -> Response.ok(MessageView.of(task)).build());
    }

    @GET
    @Path("templates")
    @Needs("messages.view")
    public Response templates(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(MessageTemplates.class).all(asked.caller()),
                all -> Items.all(all, MessageView.Template::of));
    }

    @GET
    @Path(TEMPLATE)
    @Needs("messages.view")
    public Response template(
            @Context ContainerRequestContext request,
            @PathParam("owner") String owner,
            @PathParam("kind") String kind,
            @PathParam("language") String language) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(MessageTemplates.class).preview(asked.caller(), owner, kind, language),
                preview -> Response.ok(MessageView.Preview.of(preview)).build());
    }
}
