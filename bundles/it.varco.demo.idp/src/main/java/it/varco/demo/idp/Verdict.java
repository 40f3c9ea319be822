package it.varco.demo.idp;

import java.net.URI;

/** What came of looking at a request. */
sealed interface Verdict {

    /** The person may sign in. */
    record Fine(SignOnRequest request) implements Verdict {}

    /**
     * It is broken, and the service is told.
     *
     * @param id of the request
     * @param address where the answer goes
     * @param relayState goes back as it came
     */
    record Told(SpidError why, String id, URI address, String relayState) implements Verdict {}

    /** It is broken in a way that leaves nobody to tell but the person, on a page. */
    record Shown(SpidError why) implements Verdict {}
}
