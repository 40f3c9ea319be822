package it.varco.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call came to nothing, before it is written down for the caller by {@link Departure}.
 *
 * @param name under which {@code openapi.yaml} explains it
 * @param detail one sentence that tells nothing of what is inside
 * @param errors what does not fit in the body; may be empty
 * @param cause for the log only
 */
record Problem(
        Kind kind,
        String name,
        String title,
        String detail,
        List<FieldError> errors,
        @Nullable Throwable cause) {

    private static final String EXPLAINED_AT = AdministrationServlet.BASE + "/openapi.yaml#/x-problems/";
    private static final int MOST_ERRORS = 20;

    /**
     * One part of the body that does not fit.
     *
     * @param pointer where it is, as JSON pointer; empty for the whole body
     */
    record FieldError(
            @JsonInclude(JsonInclude.Include.ALWAYS) String pointer, String detail) {}

    /** What the caller reads. */
    record View(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}

    static Problem of(Kind kind, String detail) {
        return of(kind, kind.code(), kind.title(), detail);
    }

    /** One that is explained under another name than its kind. */
    static Problem of(Kind kind, String name, String title, String detail) {
        return new Problem(kind, name, title, detail, List.of(), null);
    }

    /** The same with the reason that only the log is told. */
    Problem because(Throwable reason) {
        return new Problem(kind, name, title, detail, errors, reason);
    }

    /** The same with the parts of the body that do not fit, the first twenty of them. */
    Problem at(List<FieldError> places) {
        return new Problem(
                kind, name, title, detail, places.stream().limit(MOST_ERRORS).toList(), cause);
    }

    Response answer() {
        return Response.status(kind.status()).entity(this).build();
    }

    View view(String reference) {
        return new View(EXPLAINED_AT + name, title, kind.status(), detail, reference, errors);
    }
}
