package it.varco.itests.saml;

/**
 * What has to come of an answer.
 *
 * @param status of the page that the browser gets
 * @param words for a table
 * @source SPID-42, SPID-92
 */
public record Expected(int status, String words) {

    /** Somebody is signed in, and sent on. */
    public static final Expected ACCEPTED = new Expected(303, "signed in");

    /** A check did not hold; nobody learns which one. */
    public static final Expected REFUSED = new Expected(403, "refused");

    /**
     * The browser has no login that waits for this answer: it was used, or never begun; the answer is not looked at.
     */
    public static final Expected ENDED = new Expected(403, "no login waits");

    /** The browser sent no cookie of a login; the answer is not looked at. */
    public static final Expected UNKNOWN_BROWSER = new Expected(403, "no cookie");

    /** The provider says that something is wrong with our request; operators are told. */
    public static final Expected TECHNICAL = new Expected(403, "not available");

    /** The schema does not let it pass; the page is that of a refusal. */
    public static final Expected INVALID = new Expected(403, "refused by its form");

    /** Nothing that can be read: by its size, its encoding, or as XML. */
    public static final Expected UNREADABLE = new Expected(400, "unreadable");

    /** Not sent as answers are. */
    public static final Expected NOT_POSTED = new Expected(405, "not by POST");

    /** Sent to a name that is not ours (SEC-22). */
    public static final Expected MISDIRECTED = new Expected(421, "not our name");

    /** The person is told that they are too young (EID-09). */
    public static final Expected MINOR = new Expected(401, "told of their age");

    /** The person is told what happened at the provider, by its number. */
    public static Expected told(int number) {
        return new Expected(401, "told of " + number);
    }

    /** Whether somebody is signed in. */
    public boolean isAccepted() {
        return equals(ACCEPTED);
    }
}
