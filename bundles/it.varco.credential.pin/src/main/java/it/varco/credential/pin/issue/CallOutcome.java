package it.varco.credential.pin.issue;

import java.util.Arrays;
import java.util.Optional;

/**
 * What came of a verification call.
 *
 * @source UX-41, PIN-S04, PIN-S05
 */
enum CallOutcome {
    /** It was the applicant, and everything was as they had said. */
    POSITIVE("positive"),
    /** It was not, or they do not want it any more. */
    NEGATIVE("negative"),
    /** Nobody answered. */
    UNANSWERED("unanswered"),
    /** They asked for a call at another time, or something has to be looked at first. */
    LATER("later");

    private static final String CALL = "call.";

    private final String word;

    CallOutcome(String word) {
        this.word = word;
    }

    /** How forms and texts call it. */
    String word() {
        return word;
    }

    /** How the trail and the history of a dossier call it. */
    String act() {
        return CALL + word;
    }

    /** Whether the history of a dossier tells something of a call by it, an outcome or not. */
    static boolean isOfCall(String act) {
        return act.startsWith(CALL);
    }

    /** The outcome with an act; empty if it is that of none. */
    static Optional<CallOutcome> ofAct(String act) {
        return Arrays.stream(values()).filter(each -> each.act().equals(act)).findFirst();
    }

    static Optional<CallOutcome> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
