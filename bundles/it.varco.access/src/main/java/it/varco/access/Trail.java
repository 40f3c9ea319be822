package it.varco.access;

/** Names this room uses in the trail; they never change. */
final class Trail {

    /** A login was decided. */
    static final String LOGIN = "login.enter";

    /** A login came to nothing, without saying anything about a person. */
    static final String LOGIN_UNAVAILABLE = "login.unavailable";

    /** A session was ended by its person. */
    static final String SESSION_END = "session.end";

    /** Somebody came with a token of the service account. */
    static final String SERVICE_ACCOUNT = "access.service-account";

    static final String PROVIDER = "provider";
    static final String RULE = "rule";
    static final String KIND = "kind";
    static final String LEVEL = "level";

    private Trail() {}
}
