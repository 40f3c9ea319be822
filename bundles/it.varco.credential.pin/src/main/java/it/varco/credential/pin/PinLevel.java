package it.varco.credential.pin;

import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Powers;

/**
 * What a PIN is good for; what it permits is decided by access control from the kind.
 *
 * <p>The numbers stand in stored records and never change.
 *
 * @source PIN-25, CRE-15, D-35
 */
public enum PinLevel {
    ORDINARIO(1, "pin.ordinario", Powers.ORDINARIO),
    DISPOSITIVO(2, "pin.dispositivo", Powers.DISPOSITIVO);

    private final int number;
    private final String kind;
    private final Powers least;

    PinLevel(int number, String kind, Powers least) {
        this.number = number;
        this.kind = kind;
        this.least = least;
    }

    public int number() {
        return number;
    }

    public CredentialKind kind() {
        return new CredentialKind(kind);
    }

    /** Whether somebody signed in with these powers may set another PIN of this level, without coming to more. */
    public boolean changedWith(Powers powers) {
        return powers.atLeast(least);
    }
}
