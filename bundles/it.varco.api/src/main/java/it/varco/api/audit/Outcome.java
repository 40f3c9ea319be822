package it.varco.api.audit;

/** How something that is recorded ended. */
public enum Outcome {
    /** It was done. */
    DONE,
    /** A rule forbade it. */
    REFUSED,
    /** It could not be examined or done. */
    UNAVAILABLE
}
