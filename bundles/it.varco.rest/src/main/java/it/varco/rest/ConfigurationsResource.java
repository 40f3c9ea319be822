package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.access.Administered;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.Configurations;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configuration of the gateway. */
@Singleton
@Path("configurations")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigurationsResource {

    private static final String ONE = "{pid: [A-Za-z0-9][A-Za-z0-9._~-]{0,199}}";
    private static final Map<String, Shape> COMPARISON = Map.of("values", Shape.VALUES);
    private static final Map<String, Shape> CHANGE = Map.of("values", Shape.VALUES, "reason", Shape.TEXT);
    private static final Map<String, Shape> REVERSAL = Map.of("number", Shape.COUNT, "reason", Shape.TEXT);

    @GET
    @Needs("configuration.view")
    public Response list(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Configurations.class).all(asked.caller()),
                all -> Items.all(all, ConfigurationView.Card::of));
    }

    @GET
    @Path(ONE)
    @Needs("configuration.view")
    public Response one(@Context ContainerRequestContext request, @PathParam("pid") String pid) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Configurations.class).one(asked.caller(), pid),
                sheet -> Response.ok(ConfigurationView.of(sheet))
                        .header(HttpHeaders.ETAG, "\"" + sheet.version() + "\"")
                        .build());
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("configuration.change")
    public Response change(
            @Context ContainerRequestContext request, @PathParam("pid") String pid, @Nullable JsonNode body) {
        Call call = Call.of(request, body, CHANGE).versionNeeded();
        Fields fields = call.fields();
        return call.does(() -> inVersion(
                call,
                pid,
                version -> call.room(Configurations.class)
                        .change(call.caller(), pid, fields.values("values"), fields.text("reason"), version)));
    }

    @POST
    @Path(ONE + "/comparisons")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("configuration.view")
    public Response compare(
            @Context ContainerRequestContext request, @PathParam("pid") String pid, @Nullable JsonNode body) {
        Call call = Call.of(request, body, COMPARISON);
        return call.does(() -> {
            Map<String, List<String>> values = call.fields().values("values");
            return Outcomes.answer(
                    call.room(Configurations.class).compare(call.caller(), pid, values),
                    all -> Items.all(all, ConfigurationView.Changed::of),
                    flaw -> Flaws.inValues(flaw, values.keySet()));
        });
    }

    @POST
    @Path(ONE + "/previews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("configuration.view")
    public Response preview(
            @Context ContainerRequestContext request, @PathParam("pid") String pid, @Nullable JsonNode body) {
        Call call = Call.of(request, body, COMPARISON);
        return call.does(() -> {
            Map<String, List<String>> values = call.fields().values("values");
            return Outcomes.answer(
                    call.room(Configurations.class).preview(call.caller(), pid, values),
                    preview ->
                            Response.ok(ConfigurationView.Published.of(preview)).build(),
                    flaw -> Flaws.inValues(flaw, values.keySet()));
        });
    }

    @GET
    @Path(ONE + "/versions")
    @Needs("configuration.view")
    public Response versions(@Context ContainerRequestContext request, @PathParam("pid") String pid) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Configurations.class).history(asked.caller(), pid),
                all -> Items.all(all, ConfigurationView.Past::of));
    }

    @GET
    @Path(ONE + "/versions/{number: [1-9][0-9]{0,17}}/comparisons")
    @Needs("configuration.view")
    public Response compareVersion(
            @Context ContainerRequestContext request, @PathParam("pid") String pid, @PathParam("number") long number) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(
                asked.room(Configurations.class).compareVersion(asked.caller(), pid, number),
                all -> Items.all(all, ConfigurationView.Changed::of));
    }

    @POST
    @Path(ONE + "/reversals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("configuration.change")
    public Response restore(
            @Context ContainerRequestContext request, @PathParam("pid") String pid, @Nullable JsonNode body) {
        Call call = Call.of(request, body, REVERSAL).versionNeeded();
        Fields fields = call.fields();
        return call.doesOnce(() -> inVersion(
                call,
                pid,
                version -> call.room(Configurations.class)
                        .restore(call.caller(), pid, fields.count("number"), fields.text("reason"), version)));
    }

    /** Changes the version that the caller names; where any will do, the one that is in force now. */
    private static Response inVersion(
            Call call, String pid, Function<String, Administered<ConfigurationSheet>> change) {
        if (!call.expected().is(Expected.Form.ANY)) {
            return now(call, change.apply(call.expected().version()));
        }
        return Outcomes.answer(
                call.room(Configurations.class).one(call.caller(), pid),
                sheet -> now(call, change.apply(sheet.version())));
    }

    private static Response now(Call call, Administered<ConfigurationSheet> outcome) {
        return Outcomes.answer(
                outcome,
                sheet -> Response.ok(ConfigurationView.of(sheet)).build(),
                flaw -> Flaws.inValues(flaw, call.fields().values("values").keySet()));
    }
}
