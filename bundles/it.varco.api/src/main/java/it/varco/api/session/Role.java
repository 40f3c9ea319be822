package it.varco.api.session;

/**
 * In which capacity somebody acts; always exactly one at a time.
 *
 * @source ROL-02, D-46
 */
public enum Role {
    /** A person for themselves. */
    CITTADINO,
    /** Whoever holds the service account of the gateway's own machine, as shown by the token file (D-46). */
    SERVICE_ACCOUNT
}
