package it.varco.api.plugin;

/** The state of a delivered jar as an administrator sees it. */
public enum DeliveryState {
    /** It waits for somebody to approve it. */
    WAITING,
    /** A rule of the gate is against it, so it cannot be approved; {@link Delivery#objections()} says which. */
    UNFIT,
    /** Let in: its bundle is installed and meant to run; {@link Delivery#problem()} says if it does not. */
    RUNNING,
    /** Approved before, and kept to go back to. */
    KEPT,
    /** Approved, but red when it was tried; what was before was put back. */
    RETURNED,
    /** An administrator said no, or took the approval back. */
    DENIED,
    /** Taken out by the gateway itself, because it failed again and again. */
    QUARANTINED
}
