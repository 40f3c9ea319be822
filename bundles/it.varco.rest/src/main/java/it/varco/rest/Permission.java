package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.access.Administration;
import it.varco.api.access.Operation;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request go on to the resource method it asks for, before its body is read.
 *
 * <p>What does not say which act it is is refused: deny is the default (SEC-01, SEC-31). The acts themselves are
 * decided by the rooms, which ask access control.
 */
@Priority(Priorities.AUTHORIZATION)
public final class Permission implements ContainerRequestFilter {

    private static final String ACT = "it.varco.rest.act";

    /** Stands for the resource method of the thread that uses it. */
    @Context
    private @Nullable ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = Objects.requireNonNull(matched, "matched").getResourceMethod();
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        if (method == null || needs == null) {
            request.abortWith(Kind.FORBIDDEN.answer());
            return;
        }
        request.setProperty(ACT, needs.value());
        refusal(request, needs.value())
                .or(() -> wrong(request, method))
                .ifPresent(problem -> request.abortWith(problem.answer()));
    }

    /** Only the document itself belongs to no room: whoever reads it is decided on here. */
    private static Optional<Problem> refusal(ContainerRequestContext request, String act) {
        if (Administration.all().stream().noneMatch(each -> each.name().equals(act))) {
            return Optional.of(Kind.FORBIDDEN.problem());
        }
        if (!act.equals(Administration.INTERFACE_VIEW.name())) {
            return Optional.empty();
        }
        return refusal(Asked.in(request), Administration.INTERFACE_VIEW);
    }

    /** Why the caller may not do, at this moment, what the request asks for; for answers that no room gives. */
    static Optional<Problem> refusal(ContainerRequestContext request) {
        Object act = request.getProperty(ACT);
        Operation operation = Administration.all().stream()
                .filter(each -> each.name().equals(act))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a request came past the permission"));
        return refusal(Asked.in(request), operation);
    }

    private static Optional<Problem> refusal(Asked asked, Operation operation) {
        return Optional.of(asked.room(AccessControl.class).decide(asked.caller(), operation))
                .filter(decision -> !decision.granted())
                .map(Outcomes::forbidden);
    }

    /** What a request brings although nobody asks for it; nothing is ignored (API-06). */
    private static Optional<Problem> wrong(ContainerRequestContext request, Method method) {
        Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
        if (!query.isEmpty() && !known(method).containsAll(query.keySet())) {
            return Optional.of(Problem.of(Kind.MALFORMED, "The query has a parameter that is unknown here."));
        }
        if (query.values().stream().anyMatch(values -> values.size() > 1)) {
            return Optional.of(Problem.of(Kind.MALFORMED, "The query has a parameter twice."));
        }
        if (!method.isAnnotationPresent(Consumes.class) && request.hasEntity()) {
            return Optional.of(Problem.of(Kind.MALFORMED, "The request has a body, and none is expected here."));
        }
        return Optional.empty();
    }

    private static Set<String> known(Method method) {
        return Arrays.stream(method.getParameters())
                .map((Parameter each) -> each.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }
}
