package it.varco.api.notification;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of a message, for whoever sent it.
 *
 * @param kind of the message
 * @param since when that became so
 */
public record Fate(String kind, Progress progress, Instant since) {

    /** How far it got. */
    public enum Progress {
        /** It waits to be handed over, or an officer takes care of it. */
        OPEN,
        /** Its carrier took charge of it; it may have arrived. */
        SENT,
        /** It did not go out, and will not. */
        FAILED
    }

    /** None may be missing. */
    public Fate {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(since, "since");
    }
}
