package it.varco.rest;

import it.varco.api.session.Visit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every answer gets before it leaves: the usual headers, and a problem its final shape.
 *
 * @source API-01, API-03, API-09
 */
public final class Departure implements ContainerResponseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");
    private static final String TRACE = "Traceparent";

    /** Version 00 of W3C Trace Context; all zeros are no identifier. */
    private static final Pattern TRACE_SHAPE =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String RETRY_NOW = "1";

    private final References references = new References();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        String reference = Doorkeeper.visit(request).map(Visit::reference).orElseGet(references::next);
        String trace = trace(request);
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, "en");
        if (!trace.isEmpty()) {
            headers.putSingle(TRACE, trace);
        }
        Doorkeeper.left(request).ifPresent(left -> tell(left, headers));
        if (answer.getEntity() instanceof Problem problem) {
            explain(problem, reference, answer);
            log(problem, request, reference, trace);
        } else {
            LOG.debug(
                    "call answered method={} status={} reference={} trace={}",
                    request.getMethod(),
                    answer.getStatus(),
                    reference,
                    trace);
        }
    }

    private static String trace(ContainerRequestContext request) {
        String sent = request.getHeaderString(TRACE);
        return sent != null && TRACE_SHAPE.matcher(sent).matches() ? sent : "";
    }

    private static void tell(Budget.Left left, MultivaluedMap<String, Object> headers) {
        headers.putSingle("X-RateLimit-Limit", left.limit());
        headers.putSingle("X-RateLimit-Remaining", left.remaining());
        headers.putSingle("X-RateLimit-Reset", left.reset());
        if (!left.within()) {
            headers.putSingle(HttpHeaders.RETRY_AFTER, left.reset());
        }
    }

    private static void explain(Problem problem, String reference, ContainerResponseContext answer) {
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.kind() == Kind.UNAVAILABLE || problem.kind() == Kind.IN_PROGRESS) {
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_NOW);
        }
        answer.setEntity(problem.view(reference), new Annotation[0], PROBLEM);
    }

    private static void log(Problem problem, ContainerRequestContext request, String reference, String trace) {
        Throwable cause = problem.cause();
        if (problem.kind() == Kind.INTERNAL) {
            LOG.error("call failed method={} reference={} trace={}", request.getMethod(), reference, trace, cause);
        } else if (problem.kind() == Kind.UNAVAILABLE) {
            LOG.warn(
                    "call not served method={} reference={} trace={} why={}",
                    request.getMethod(),
                    reference,
                    trace,
                    cause == null ? "the trail cannot be written" : cause.getMessage());
        } else {
            LOG.debug(
                    "call refused method={} kind={} reference={} trace={}",
                    request.getMethod(),
                    problem.kind(),
                    reference,
                    trace);
        }
    }
}
