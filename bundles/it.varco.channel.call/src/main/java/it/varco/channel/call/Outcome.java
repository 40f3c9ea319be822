package it.varco.channel.call;

import it.varco.spi.notification.Report;
import java.util.Arrays;
import java.util.Optional;

/** What came of a call (UX-41). */
enum Outcome {
    CONFIRMED("confirmed", true),
    DENIED("denied", true),
    NO_ANSWER("no-answer", false),
    WRONG_NUMBER("wrong-number", false);

    private final String word;
    private final boolean reached;

    Outcome(String word, boolean reached) {
        this.word = word;
        this.reached = reached;
    }

    /** How forms and texts call it. */
    String word() {
        return word;
    }

    /** How reports and the trail call it. */
    String code() {
        return "call." + word;
    }

    /** What is told of a call that ended so. */
    Report report(String key) {
        return new Report(key, reached, code());
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
