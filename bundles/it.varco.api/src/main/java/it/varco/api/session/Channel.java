package it.varco.api.session;

/** The way by which a person reaches Varco; a provider serves some of them (TEL-06). */
public enum Channel {
    /** A browser at the public site. */
    WEB,
    /** A browser at the management site: for roles of staff that have a desk only (D-44). */
    MANAGEMENT,
    /** A call to the Contact Center. */
    VOICE,
    /** The counter of an office. */
    COUNTER
}
