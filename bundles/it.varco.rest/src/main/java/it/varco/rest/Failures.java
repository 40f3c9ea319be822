package it.varco.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import it.varco.api.store.StoreException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.CharConversionException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a problem of whatever is thrown on the way, so that nothing inside is ever shown (API-01). */
public final class Failures implements ExceptionMapper<Throwable> {

    /** What Jersey names among the methods of an address without being asked to. */
    private static final Set<String> NOT_SERVED = Set.of("HEAD", "OPTIONS");

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refusal) {
            return of(refusal);
        }
        if (failure instanceof ProcessingException) {
            return Problem.of(Kind.MALFORMED, "A header cannot be read.").answer();
        }
        if (failure instanceof JsonProcessingException || failure instanceof CharConversionException) {
            return Problem.of(Kind.MALFORMED, "The body is not well-formed JSON.")
                    .answer();
        }
        if (failure instanceof RoomAbsentException || failure instanceof StoreException) {
            return Kind.UNAVAILABLE.problem().because(failure).answer();
        }
        return Kind.INTERNAL.problem().because(failure).answer();
    }

    /** Keeps the status, and of the headers only what the status needs. */
    private static Response of(WebApplicationException refusal) {
        Kind kind = Kind.of(refusal.getResponse().getStatus());
        Response.ResponseBuilder answer = Response.fromResponse(
                (kind == Kind.INTERNAL ? kind.problem().because(refusal) : kind.problem()).answer());
        Set<String> methods = refusal.getResponse().getAllowedMethods();
        if (!methods.isEmpty()) {
            answer.header(HttpHeaders.ALLOW, served(methods));
        }
        return answer.build();
    }

    private static String served(Set<String> methods) {
        return methods.stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(String::strip)
                .filter(each -> !NOT_SERVED.contains(each))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
