package it.varco.credential.pin.issue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A verification call with all that its officer goes by.
 *
 * @param misses how often the person was asked in vain of late what was on no form
 * @source UX-41, PIN-16
 */
record CallCase(CallQueue.Call call, Background background, int misses) {

    Dossier dossier() {
        return call.dossier();
    }

    Applicant applicant() {
        return dossier().applicant();
    }

    /**
     * What the person is asked that was on no form: the same in each request and after a miss, so that nobody chooses.
     */
    Optional<CallQuestion> question() {
        return background.question(applicant().person().value());
    }

    /** In which way it is to be shown that it is the person: an answer to a form that asked for another one is none. */
    String way() {
        return background.archive()
                + question().map(asked -> " " + asked.asked()).orElse("");
    }

    /** Whether nothing more is compared for that person today. */
    boolean isClosed() {
        return Misses.Kind.CALLED.isClosed(misses);
    }

    /** What can come of it: without an archive that answers, or after too many misses, no PIN leaves. */
    List<CallOutcome> outcomes() {
        if (isClosed()) {
            return List.of(CallOutcome.NEGATIVE, CallOutcome.LATER);
        }
        return Arrays.stream(CallOutcome.values())
                .filter(outcome -> outcome != CallOutcome.POSITIVE || !background.isAway())
                .toList();
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "CallCase";
    }
}
