package it.varco.api.identity;

/**
 * What a person may do with the credential they signed in with, in rising order.
 *
 * <p>Found by access control from {@link CredentialKind} and {@link AssuranceLevel}, never reported by a provider.
 * Fixed at login: it never rises inside a session without a new authentication (CRE-15).
 *
 * @source CRE-01 to CRE-04, PIN-25
 */
public enum Powers {
    /** Nothing: the kind of credential is not known to the gateway. */
    NONE,
    /** Consult one's own data; file requests that wait. */
    ORDINARIO,
    /** Also request benefits. */
    DISPOSITIVO;

    /** Whether these powers are {@code needed} or more. */
    public boolean atLeast(Powers needed) {
        return compareTo(needed) >= 0;
    }
}
