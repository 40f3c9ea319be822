package it.varco.api.session;

/**
 * In which capacity somebody acts; always exactly one at a time.
 *
 * @source ROL-02, D-20, D-46
 */
public enum Role {
    /** Somebody who has not signed in, where a service is open to whoever comes. */
    VISITATORE,
    /** A person for themselves. */
    CITTADINO,
    /** An officer of the institute at a counter. */
    OPERATORE_SEDE,
    /** An officer of the institute who answers calls. */
    OPERATORE_CONTACT_CENTER,
    /** An administrator of the gateway. */
    AMMINISTRATORE,
    /** A program that holds a bearer token which an administrator made; may do what its token names (D-46). */
    APPLICATION,
    /** Whoever holds the service account of the gateway's own machine, as shown by the token file (D-46). */
    SERVICE_ACCOUNT;

    /** Whether the role is one that an administrator grants to a codice fiscale (D-20, D-63). */
    public boolean isStaff() {
        return this == OPERATORE_SEDE || this == OPERATORE_CONTACT_CENTER || this == AMMINISTRATORE;
    }

    /** Whether somebody can sign in to work in it, at the management site: a role without pages lets nobody in. */
    public boolean hasDesk() {
        return this == OPERATORE_CONTACT_CENTER || this == AMMINISTRATORE;
    }
}
