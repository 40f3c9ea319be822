package it.varco.rest;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.session.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a resource method was called with: by whom, of which rooms, with which fields and which expected version. */
final class Call {

    private final ContainerRequestContext request;
    private final Asked asked;
    private final Fields fields;
    private final Expected expected;
    private final @Nullable Problem problem;

    private Call(ContainerRequestContext request, Fields fields, @Nullable Problem problem) {
        this.request = request;
        this.asked = Asked.in(request);
        this.fields = fields;
        this.expected = Expected.in(request);
        this.problem = problem;
    }

    /** A call that brings no body. */
    static Call of(ContainerRequestContext request) {
        return new Call(request, Fields.none(), null);
    }

    /** A call that brings fields of certain shapes. */
    static Call of(ContainerRequestContext request, @Nullable JsonNode body, Map<String, Shape> shapes) {
        if (body == null) {
            return new Call(request, Fields.none(), Problem.of(Kind.MALFORMED, "A body is expected."));
        }
        Fields fields = Fields.of(body, shapes);
        return new Call(request, fields, fields.problem().orElse(null));
    }

    /** The same, for what may be changed only in the version that the caller saw, if the caller names one. */
    Call versioned() {
        return expected.is(Expected.Form.UNREADABLE)
                ? refused(Problem.of(Kind.MALFORMED, "If-Match is expected as one version in quotes, or as a star."))
                : this;
    }

    /** The same, for what may be changed only in the version that the caller names. */
    Call versionNeeded() {
        return expected.is(Expected.Form.ABSENT) ? refused(Kind.PRECONDITION_REQUIRED.problem()) : versioned();
    }

    /** Does something, unless the call is not as it has to be. */
    Response does(Supplier<Response> act) {
        return Optional.ofNullable(problem).map(Problem::answer).orElseGet(act);
    }

    /** Does something once for each {@code Idempotency-Key}, unless the call is not as it has to be (API-07). */
    Response doesOnce(Supplier<Response> act) {
        return does(() -> Once.act(this, false, act));
    }

    /** The same for an act whose answer tells a secret, which is kept for nobody who sends it again. */
    Response tellsOnce(Supplier<Response> act) {
        return does(() -> Once.act(this, true, act));
    }

    Caller caller() {
        return asked.caller();
    }

    /** @throws RoomAbsentException if it is not here */
    <T> T room(Class<T> type) {
        return asked.room(type);
    }

    Fields fields() {
        return fields;
    }

    Expected expected() {
        return expected;
    }

    ContainerRequestContext request() {
        return request;
    }

    private Call refused(Problem why) {
        return new Call(request, fields, problem == null ? why : problem);
    }
}
