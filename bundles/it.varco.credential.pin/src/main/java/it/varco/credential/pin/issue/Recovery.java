package it.varco.credential.pin.issue;

import it.varco.credential.hash.SecretHash;
import java.time.Instant;

/**
 * A recovery under way: a link was sent, and a provisional code apart from it. Prints neither.
 *
 * @param link name of the ticket that the link carries, made with the pepper; nothing of it opens anything
 * @param code hash of the provisional code
 * @param until when the link ends
 * @param wrong how many answers were wrong, by the code or by whom they named
 * @source PIN-39, PIN-S18, SEC-06
 */
record Recovery(String link, SecretHash code, Instant until, int wrong) {

    /** The same after one more wrong answer. */
    Recovery failed() {
        return new Recovery(link, code, until, wrong + 1);
    }

    @Override
    public String toString() {
        return "Recovery[" + until + "]";
    }
}
