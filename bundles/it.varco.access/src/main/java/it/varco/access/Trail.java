package it.varco.access;

/** Names this room uses in the trail beside those of the acts of administration; they never change. */
final class Trail {

    /** A login was decided. */
    static final String LOGIN = "login.enter";

    /** A login came to nothing, without saying anything about a person. */
    static final String LOGIN_UNAVAILABLE = "login.unavailable";

    /** Somebody who holds several roles of staff said in which one they act. */
    static final String SESSION_ROLE = "session.role";

    /** A session was ended by its person, or by another one who proved who they are where it was to be raised. */
    static final String SESSION_END = "session.end";

    /** Somebody came with a wrong token of the service account. */
    static final String SERVICE_ACCOUNT = "access.service-account";

    /** Somebody came with a bearer token that is of no application. */
    static final String APPLICATION = "access.application";

    /** Somebody came with a code of the first start, right or wrong. */
    static final String SETUP_BEGIN = "setup.begin";

    /** Somebody came with the code of an invitation, right or wrong. */
    static final String STAFF_ACCEPT = "staff.accept";

    /** A member of staff made a credential. */
    static final String STAFF_ENROL = "staff.enrol";

    /** An invented member of staff got a role in a demonstration. */
    static final String DEMO_STAFF = "demo.staff";

    /** The clock on the wall was set by more than five seconds. */
    static final String CLOCK_SET = "clock.set";

    /** How far, in ISO 8601; negative if back. */
    static final String STEP = "step";

    static final String PROVIDER = "provider";
    static final String WAY = "way";
    static final String RULE = "rule";
    static final String KIND = "kind";
    static final String LEVEL = "level";
    static final String REASON = "reason";
    static final String ROLE = "role";
    static final String GRANT = "grant";
    static final String PROPOSER = "proposer";
    static final String COUNT = "count";
    static final String ENDED = "ended";
    static final String RAISED = "raised";
    static final String FROM = "from";
    static final String MESSAGES = "messages";
    static final String WITHDRAWN = "withdrawn";

    /** The rule that warned, of somebody who did it all the same. */
    static final String OVERRIDDEN = "overridden";

    private Trail() {}
}
