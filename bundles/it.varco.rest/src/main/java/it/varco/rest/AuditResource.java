package it.varco.rest;

import it.varco.api.audit.RecordedEvent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trail of what happened. */
@Singleton
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final long USUAL_LIMIT = 50;
    private static final long HIGHEST_LIMIT = 100;

    @GET
    @Path("events")
    @Needs(Act.AUDIT_READ)
    public Response events(
            @Context ContainerRequestContext request,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        OptionalLong from = number(after, 0, 0, Long.MAX_VALUE);
        OptionalLong most = number(limit, USUAL_LIMIT, 1, HIGHEST_LIMIT);
        if (from.isEmpty() || most.isEmpty()) {
            return Problem.of(Kind.MALFORMED, "'after' is expected as a position, 'limit' as a number from 1 to 100.")
                    .answer();
        }
        List<RecordedEvent> found =
                Asked.in(request).rooms().trail().read(from.getAsLong(), Math.toIntExact(most.getAsLong()));
        return Response.ok(EventView.Page.of(found, from.getAsLong())).build();
    }

    @POST
    @Path("verification")
    @Needs(Act.AUDIT_VERIFY)
    public Response verify(@Context ContainerRequestContext request) {
        return Response.ok(ChainView.of(Asked.in(request).rooms().trail().verify()))
                .build();
    }

    /** Empty if it was sent and is not a number in the range. */
    private static OptionalLong number(@Nullable String sent, long usual, long least, long most) {
        if (sent == null) {
            return OptionalLong.of(usual);
        }
        if (!NUMBER.matcher(sent).matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(sent);
        return value < least || value > most ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
