package it.varco.launcher;

/**
 * Why a run of the gateway ended that nobody had asked to end.
 *
 * @param exitCode with which it ended; 0 where the process was killed and nobody knows
 * @param reason one sentence
 */
record Failure(int exitCode, String reason) {

    /** The end of a process that could not say why. */
    static Failure killed() {
        return new Failure(0, "It did not end in order: it was killed, or the machine went down.");
    }

    /** The end of a gateway that was stopped and could not wait any longer. */
    static Failure cutOff(String reason) {
        return new Failure(Main.CUT_OFF, reason);
    }

    /** The end of a process that one of its bundles called for. */
    static Failure fromWithin(String culprit) {
        return new Failure(
                Main.ENDED_FROM_WITHIN,
                "The class " + culprit + " of one of its bundles ended the process; a plugin that does so is taken out"
                        + " of the folder plugins.");
    }

    /** What {@code run} ends with when this stopped it. */
    static Failure of(RuntimeException thrown) {
        return thrown instanceof CannotStart
                ? new Failure(Main.REFUSED, String.valueOf(thrown.getMessage()))
                : new Failure(Main.FAILED, "Something unforeseen happened: " + thrown);
    }

    /** For people, after the sentence that it is stopped. */
    String sentence() {
        return switch (exitCode) {
            case 0 -> reason;
            case Main.CUT_OFF, Main.ENDED_FROM_WITHIN -> "It ended with exit code " + exitCode + ": " + reason;
            default -> "The last start failed with exit code " + exitCode + ": " + reason;
        };
    }
}
