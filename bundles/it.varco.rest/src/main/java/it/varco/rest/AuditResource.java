package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.AuditSearch;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The trail of what happened. */
@Singleton
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final Map<String, Shape> SEARCH = Map.of(
            "person", Shape.FILTER,
            "operation", Shape.FILTER,
            "reference", Shape.FILTER,
            "from", Shape.FILTER,
            "to", Shape.FILTER,
            "outcome", Shape.WORD,
            "cursor", Shape.FILTER,
            "limit", Shape.NUMBER);

    @GET
    @Path("events")
    @Needs("audit.read")
    public Response events(
            @Context ContainerRequestContext request,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        OptionalLong from = Paging.number(after, 0, 0, Long.MAX_VALUE);
        OptionalLong most = Paging.limit(limit);
        if (from.isEmpty() || most.isEmpty()) {
            return Problem.of(Kind.MALFORMED, "'after' is expected as a position, 'limit' as a number from 1 to 100.")
                    .answer();
        }
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(AuditSearch.class).read(asked.caller(), from.getAsLong(), Math.toIntExact(most.getAsLong())),
                page -> Response.ok(EventView.Page.of(page.items(), from.getAsLong()))
                        .build());
    }

    @POST
    @Path("searches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("audit.search")
    public Response search(@Context ContainerRequestContext request, @Nullable JsonNode body) {
        Call call = Call.of(request, body, SEARCH);
        return call.does(() -> Outcomes.answer(
                call.room(AuditSearch.class).search(call.caller(), query(call.fields())),
                page -> Response.ok(new Items<>(
                                page.items().stream().map(EventView::of).toList(), page.next()))
                        .build()));
    }

    @POST
    @Path("verification")
    @Needs("audit.verify")
    public Response verify(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(AuditSearch.class).verify(asked.caller()),
                report -> Response.ok(EventView.Chain.of(report)).build());
    }

    private static AuditQuery query(Fields fields) {
        return AuditQuery.builder()
                .person(fields.text("person"))
                .operation(fields.text("operation"))
                .reference(fields.text("reference"))
                .from(fields.text("from"))
                .to(fields.text("to"))
                .outcome(fields.constant("outcome"))
                .cursor(fields.text("cursor"))
                .limit(fields.text("limit"))
                .build();
    }
}
