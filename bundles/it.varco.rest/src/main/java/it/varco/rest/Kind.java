package it.varco.rest;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of problems, each explained in {@code openapi.yaml} under {@code x-problems}.
 *
 * @source API-01
 */
enum Kind {
    MALFORMED(400, "The request cannot be read", "The request cannot be read as the interface describes it."),
    UNAUTHENTICATED(
            401,
            "A token is needed",
            "Send the token of the service account from the machine of the gateway, or that of an application."),
    FORBIDDEN(403, "Not permitted", "The caller may not do this."),
    STEP_UP_NEEDED(403, "A stronger proof is needed", "The caller may do this after a login that proves more."),
    PROOF_TOO_OLD(403, "A newer proof is needed", "The caller may do this after a new login."),
    CROSS_SITE(403, "Not from another site", "A page of another site may not call this interface."),
    NOT_FOUND(404, "Not found", "There is nothing of that name."),
    METHOD_NOT_ALLOWED(405, "Not that method", "The address takes other methods."),
    NOT_ACCEPTABLE(406, "Not in that format", "The answer is not to be had in a format that the request accepts."),
    CONTRARY(409, "A rule stands against it", "A rule of the gateway stands against it."),
    IN_PROGRESS(409, "Under way", "The first call with this Idempotency-Key is not answered yet."),
    INTERRUPTED(
            409, "Nobody knows how it ended", "Look whether it was done; use another Idempotency-Key to do it again."),
    TOLD_ONCE(409, "Done, and told once", "It was done with this Idempotency-Key, and its answer told a secret once."),
    OUTDATED(412, "Changed meanwhile", "Somebody changed it since the version in If-Match; look again."),
    UNSUPPORTED_MEDIA_TYPE(415, "Not that kind of body", "The body is expected as application/json."),
    MISDIRECTED(421, "Not at this address", "The name in Host is not one of this listener."),
    INVALID(422, "The request does not fit", "The body does not have the expected fields."),
    KEY_USED(422, "The key was used for something else", "The Idempotency-Key stands for another request."),
    PRECONDITION_REQUIRED(428, "A version is needed", "Send If-Match with the version that was looked at."),
    TOO_MANY_REQUESTS(429, "Too many requests", "The budget of this minute is used up."),
    INTERNAL(500, "Something went wrong", "The log tells more under the code of this answer."),
    UNAVAILABLE(503, "Not available", "A part of the gateway that is needed is not available now.");

    private final int status;
    private final String title;
    private final String detail;

    Kind(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** The kind that tells of a status; what no kind tells of is a fault of the request below 500, else ours. */
    static Kind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? MALFORMED : INTERNAL);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The name under which it is explained. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem, with the usual sentence. */
    Problem problem() {
        return Problem.of(this, detail);
    }

    /** The answer, with the usual sentence. */
    Response answer() {
        return problem().answer();
    }
}
