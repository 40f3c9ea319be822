package it.varco.web;

/**
 * What an error page can be about; its texts are {@code message.<code>.title}, {@code .what}, {@code .saved},
 * {@code .todo}.
 */
enum Problem {
    BAD_REQUEST(400, "bad-request"),
    NO_SUCH_WAY(400, "no-such-way"),
    RETURN_MALFORMED(400, "return-malformed"),
    RETURN_DECLINED(401, "return-declined"),
    RETURN_FAULT(403, "return-fault"),
    RETURN_EXPIRED(403, "attempt-expired"),
    STALE_FORM(403, "stale-form"),
    NO_COOKIE(403, "no-cookie"),
    SESSION_ENDED(403, "session-ended"),
    FORBIDDEN(403, "forbidden"),
    LEVEL_TOO_LOW(403, "level-too-low"),
    PROOF_TOO_OLD(403, "proof-too-old"),
    LOGIN_REFUSED(403, "login-refused"),
    LOGIN_REJECTED(403, "login-rejected"),
    OTHER_PERSON(403, "other-person"),
    NO_SAFER_WAY(503, "no-safer-way"),
    NOT_FOUND(404, "not-found"),
    METHOD(405, "method"),
    OUTDATED(409, "outdated"),
    ALREADY_SENT(409, "already-sent"),
    UNSURE(409, "unsure"),
    SERVICE_REJECTED(409, "service-rejected"),
    SERVICE_CHANGED(409, "service-changed"),
    SERVICE_OVER(410, "service-over"),
    SERVICE_GONE(503, "service-gone"),
    SERVICE_UNAVAILABLE(503, "service-unavailable"),
    EXPIRED(410, "attempt-expired"),
    WAIT_OVER(410, "wait-over"),
    TOO_LARGE(413, "too-large"),
    NOT_A_FORM(415, "bad-request"),
    MISDIRECTED(421, "misdirected"),
    FAILED(500, "failed"),
    STARTING(503, "starting"),
    BUSY(503, "busy"),
    PROVIDER_GONE(503, "provider-gone"),
    PROVIDER_UNAVAILABLE(503, "provider-unavailable");

    private final int status;
    private final String code;

    Problem(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Whether the same request may succeed in a moment. */
    boolean isMomentary() {
        return status == STARTING.status;
    }

    /** The key of one of its texts. */
    String key(String part) {
        return "message." + code + "." + part;
    }
}
