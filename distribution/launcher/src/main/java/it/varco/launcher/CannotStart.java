package it.varco.launcher;

import org.jspecify.annotations.Nullable;

/** Why the gateway cannot start: one sentence for whoever started it, with what to do. */
public final class CannotStart extends RuntimeException {

    CannotStart(String sentence) {
        this(sentence, null);
    }

    CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The innermost reason in words, for the end of a sentence. */
    public static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        String kind = innermost.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }
}
