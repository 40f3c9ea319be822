package it.varco.credential.pin;

import it.varco.api.identity.CredentialKind;

/**
 * What a PIN is good for; what it permits is decided by access control from the kind.
 *
 * <p>The numbers stand in stored records and never change.
 *
 * @source PIN-25, D-35
 */
enum PinLevel {
    ORDINARIO(1, "pin.ordinario"),
    DISPOSITIVO(2, "pin.dispositivo");

    private final int number;
    private final String kind;

    PinLevel(int number, String kind) {
        this.number = number;
        this.kind = kind;
    }

    int number() {
        return number;
    }

    CredentialKind kind() {
        return new CredentialKind(kind);
    }
}
