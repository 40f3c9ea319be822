package it.varco.api.session;

/** The way by which a person reaches Varco; a provider serves some of them (TEL-06). */
public enum Channel {
    /** A browser. */
    WEB,
    /** A call to the Contact Center. */
    VOICE,
    /** The counter of an office. */
    COUNTER
}
