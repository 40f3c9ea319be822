package it.varco.credential.pin;

/**
 * Where in its life a PIN is; it opens a session in one of the states only.
 *
 * <p>The numbers stand in stored records and never change.
 *
 * @source PIN-S10, PIN-S16, PIN-S20 to PIN-S22
 */
public enum PinState {
    /** The initial PIN of 16 characters is on its way, or waits for its first use. */
    IN_ATTESA_PRIMO_ACCESSO(1),
    /** In use. */
    ATTIVO(2),
    /** Too old; waits for its renewal. */
    SCADUTO(3),
    /** Given up by its holder, for good. */
    REVOCATO(4),
    /** Ended by the phase-out; in use again once its holder is found eligible. */
    DISMESSO(5);

    private final int number;

    PinState(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
