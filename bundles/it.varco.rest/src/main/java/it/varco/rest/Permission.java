package it.varco.rest;

import it.varco.api.access.Decision;
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
 * Has access control decide on what a request asks for, before its body is read.
 *
 * <p>What does not say what it needs is refused: deny is the default (SEC-01, SEC-31).
 */
@Priority(Priorities.AUTHORIZATION)
public final class Permission implements ContainerRequestFilter {

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
        refusal(Asked.in(request), needs.value())
                .or(() -> wrong(request, method))
                .ifPresent(problem -> request.abortWith(problem.answer()));
    }

    private static Optional<Problem> refusal(Asked asked, Act act) {
        return act.operation()
                .map(operation -> asked.rooms().access().decide(asked.caller(), operation))
                .filter(decision -> !decision.granted())
                .map(Permission::problem);
    }

    private static Problem problem(Decision decision) {
        return decision instanceof Decision.Refused refused ? refused(refused.rule()) : Kind.FORBIDDEN.problem();
    }

    /** A refusal because the trail cannot be written says nothing about the caller, who may try again. */
    static Problem refused(String rule) {
        return (rule.equals("access.trail") ? Kind.UNAVAILABLE : Kind.FORBIDDEN).problem();
    }

    /** What a request brings although nobody asks for it; nothing is ignored (API-06). */
    private static Optional<Problem> wrong(ContainerRequestContext request, Method method) {
        Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
        if (!known(method).containsAll(query.keySet())) {
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
