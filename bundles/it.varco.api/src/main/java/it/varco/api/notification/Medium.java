package it.varco.api.notification;

/**
 * A way by which a message reaches a person; each is carried by one channel of those that claim it.
 *
 * @source NOT-25
 */
public enum Medium {
    /** Ordinary electronic mail. */
    EMAIL,
    /** A text message to a mobile phone. */
    SMS,
    /** Certified electronic mail, which has legal value. */
    PEC,
    /** A letter. */
    POSTA,
    /** A call by an officer of the Contact Center. */
    CALL
}
